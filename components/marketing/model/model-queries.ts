import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ModelNumbers } from '../../../lib/domain/model-version'
import { askAsHouse } from '../../../lib/messages/messenger'
import { HOUSE_KEYS } from '../house-queries'

/** The stage model: versions, what reps dispute, and what was learned last. */
export function useModel() {
  return useQuery({ queryKey: HOUSE_KEYS.model, queryFn: () => askAsHouse('modelGet', {}) })
}

/** Saves changed numbers as a new version. */
export function useSaveModel(done: () => void) {
  const refresh = useRefreshModel()
  return useMutation({
    mutationFn: (draft: { numbers: ModelNumbers; note?: string }) => askAsHouse('modelPut', draft),
    onSuccess: async () => {
      await refresh()
      done()
    },
  })
}

/** Puts another version in force. */
export function useModelVersion() {
  const refresh = useRefreshModel()
  return useMutation({
    mutationFn: (version: number) => askAsHouse('modelUse', { version }),
    onSuccess: refresh,
  })
}

interface Word {
  learningId: string
  by: string
  /** Given with a refusal. */
  why?: string
}

/** Accepts learned points, or refuses them with why. */
export function useDecide() {
  const refresh = useRefreshModel()
  return useMutation({
    mutationFn: ({ why, ...word }: Word) =>
      why === undefined ? askAsHouse('modelAccept', word) : askAsHouse('modelRefuse', { ...word, why }),
    onSuccess: refresh,
  })
}

/** Asks for the model again. */
export function useRefreshModel(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: HOUSE_KEYS.model })
}
