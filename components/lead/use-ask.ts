import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { errorWords } from './error-words'
import { keys } from './panel-client'
import { usePlace } from './panel-place'
import type { Consent } from './use-seen'

/** A change to be asked for, and how it stands. */
export type Ask<Input, Answer> = Omit<UseMutationResult<Answer, Error, Input>, 'mutate' | 'mutateAsync'> & {
  /** Asks. Law: nothing is stored without the consent that `useSeen` gives. */
  put: (consent: Consent, input: Input) => void
}

interface AskOptions<Input, Answer> {
  done?: (answer: Answer, input: Input) => void
  failed?: (error: Error) => void
  /** Those of one queue are asked one after another. */
  queue?: string
}

/** A change that is stored; what is drawn is asked for anew when it is done. The caller shows the error. */
export function useAsk<Input, Answer>(
  ask: (input: Input) => Promise<Answer>,
  { done, failed, queue }: AskOptions<Input, Answer> = {},
): Ask<Input, Answer> {
  const client = useQueryClient()
  const {
    mutate,
    mutateAsync: _,
    ...state
  } = useMutation({
    mutationFn: ask,
    scope: queue === undefined ? undefined : { id: queue },
    onSuccess: (answer, input) => {
      done?.(answer, input)
      void client.invalidateQueries({ queryKey: keys.views })
    },
    onError: failed,
  })
  return { ...state, put: (_consent, input) => mutate(input) }
}

/** Opens or closes something and stores nothing. Where it did not work, the foot says so. */
export function useOpen<Input>(
  ask: (input: Input) => Promise<void>,
  notDone: string,
): (input: Input) => void {
  const { refuse } = usePlace()
  const { mutate } = useMutation({
    mutationFn: ask,
    onError: (error) => refuse(errorWords(error, notDone)),
  })
  return mutate
}
