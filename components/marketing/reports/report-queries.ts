import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReportSettings } from '../../../lib/domain/reports/report-settings'
import { askAsHouse } from '../../../lib/messages/messenger'
import { HOUSE_KEYS } from '../house-queries'
import { askReports, type Progress } from './report-client'

/** The reports, worked out now or held; how far the work is; and a way to have them anew. */
export function useReports() {
  const client = useQueryClient()
  const [progress, setProgress] = useState<Progress>()
  const [life, setLife] = useState<AbortController>()
  const held = useQuery({
    queryKey: HOUSE_KEYS.reports,
    queryFn: ({ signal }) => askReports({ fresh: false, onProgress: setProgress, signal }),
  })
  const again = useMutation({
    mutationFn: (signal: AbortSignal) => askReports({ fresh: true, onProgress: setProgress, signal }),
    onSuccess: (fresh) => client.setQueryData(HOUSE_KEYS.reports, fresh),
  })
  useEffect(() => () => life?.abort(), [life])
  return {
    ...held,
    progress,
    isWorking: held.isFetching || again.isPending,
    againError: again.error,
    workOutAgain() {
      const own = new AbortController()
      setLife(own)
      setProgress(undefined)
      again.mutate(own.signal)
    },
  }
}

/** Saves the company's hours; the reports are asked for anew with them. */
export function useSaveReportSettings(done: () => void) {
  return useMutation({
    mutationFn: (settings: ReportSettings) => askAsHouse('reportSettingsPut', settings),
    onSuccess: done,
  })
}
