import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { errorWords } from './error-words'
import { keys } from './panel-client'
import { usePlace } from './panel-place'

/** A change asked of the worker; what is drawn is asked for anew when it is done. The caller shows the error. */
export function useAsk<Input, Answer>(
  ask: (input: Input) => Promise<Answer>,
  done?: (answer: Answer, input: Input) => void,
): UseMutationResult<Answer, Error, Input> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ask,
    onSuccess: (answer, input) => {
      done?.(answer, input)
      void client.invalidateQueries({ queryKey: keys.views })
    },
  })
}

/** The same for what has no place of its own to fail at: where it did not work, the foot says so. */
export function useAskTold<Input>(
  ask: (input: Input) => Promise<void>,
  notDone: string,
): (input: Input) => void {
  const { refuse } = usePlace()
  const asked = useAsk(ask)
  return (input) => asked.mutate(input, { onError: (error) => refuse(errorWords(error, notDone)) })
}
