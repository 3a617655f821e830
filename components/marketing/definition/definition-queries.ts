import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DefinitionTrial } from '../../../lib/domain/definition/definition-trial'
import type { Condition } from '../../../lib/domain/definition/rule'
import type { Side } from '../../../lib/domain/touchpoint'
import { askAsHouse } from '../../../lib/messages/messenger'
import { HOUSE_KEYS } from '../house-queries'

/** Between two looks at a trial that reads many leads; the hub itself waits for its end a while, ms. */
const PAUSE = 300

/** Every version of the definition, and which is in force. */
export function useDefinition() {
  return useQuery({ queryKey: HOUSE_KEYS.definition, queryFn: () => askAsHouse('definitionGet', {}) })
}

/** A rule held against all leads. The counts of the rule before stand until those of this one are there. */
export function useTrial(rule: Condition | undefined) {
  return useQuery({
    queryKey: [...HOUSE_KEYS.definitionTrial, rule],
    queryFn: ({ signal }) => untilTried(rule!, signal),
    enabled: rule !== undefined,
    placeholderData: keepPreviousData,
  })
}

/** Asks until every lead was read. Law: only a page that is open asks on; where none does, the hub gives up. */
async function untilTried(rule: Condition, signal: AbortSignal): Promise<DefinitionTrial> {
  for (;;) {
    const trial = await askAsHouse('definitionTry', { rule })
    if (trial.isDone) return trial.result
    signal.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    signal.throwIfAborted()
  }
}

/** Saves a new version. */
export function useSaveVersion(done: () => void) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (draft: { rule: Condition; note?: string }) => askAsHouse('definitionPut', draft),
    onSuccess: async () => {
      await refresh()
      done()
    },
  })
}

/** One side agrees to a version. */
export function useAgree() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (agreement: { version: number; side: Side; by: string }) =>
      askAsHouse('definitionAgree', agreement),
    onSuccess: refresh,
  })
}

function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    void client.invalidateQueries({ queryKey: HOUSE_KEYS.definitionTrial })
    await client.invalidateQueries({ queryKey: HOUSE_KEYS.definition })
  }
}
