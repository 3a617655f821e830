import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { WorkspaceSummary } from '../../lib/messages/house-to-worker'
import { askAsHouse } from '../../lib/messages/messenger'
import { HOUSE_KEYS } from './house-queries'

/** Fills the sample workspace; what is there stays. */
export function useFillSample() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => askAsHouse('sampleFill', {}),
    onSuccess: (summary) => allChanged(client, summary),
  })
}

/** Takes the sample workspace away again, and nothing else. `onRemoved` runs also where the button is gone by then. */
export function useRemoveSample(onRemoved: (left: WorkspaceSummary) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => askAsHouse('sampleRemove', {}),
    onSuccess: (summary) => {
      onRemoved(summary)
      return allChanged(client, summary)
    },
  })
}

function allChanged(client: QueryClient, summary: WorkspaceSummary): Promise<void> {
  client.setQueryData(HOUSE_KEYS.summary, summary)
  return client.invalidateQueries()
}
