import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Settings } from '../../lib/messages/house-to-worker'
import { askAsHouse } from '../../lib/messages/messenger'
import { HOUSE_KEYS } from '../marketing/house-queries'
import { useToast } from '../ui/Toast'

/**
 * Changes parts of the settings: seen at once, saved one after the other, put back where saving fails. Says "Saved."
 * with Undo.
 */
export function useChangeSettings() {
  const client = useQueryClient()
  const tell = useToast()
  const { mutate, error } = useMutation({
    scope: { id: 'settings' },
    mutationFn: ({ next }: { next: Settings; before: Settings }) => askAsHouse('settingsPut', next),
    onError: (_error, { before }) => client.setQueryData(HOUSE_KEYS.settings, before),
    onSettled: () => client.invalidateQueries({ queryKey: HOUSE_KEYS.settings }),
  })
  const put = (next: Settings, before: Settings, onSuccess?: () => void) => {
    client.setQueryData(HOUSE_KEYS.settings, next)
    mutate({ next, before }, { onSuccess })
  }
  const change = (part: Partial<Settings>) => {
    const before = client.getQueryData<Settings>(HOUSE_KEYS.settings)
    if (!before) return
    const next = { ...before, ...part }
    put(next, before, () => tell('Saved.', () => put(before, next)))
  }
  return { change, error }
}
