import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { InputOf } from '../../../lib/messages/message'
import type { HouseToWorker } from '../../../lib/messages/house-to-worker'
import { askAsHouse } from '../../../lib/messages/messenger'
import { HOUSE_KEYS, invalidateNouns } from '../house-queries'

/** What buyers ask and object to, over all leads. */
export function useVoice() {
  return useQuery({ queryKey: HOUSE_KEYS.voice, queryFn: () => askAsHouse('objectionList', {}) })
}

/** What reps ask marketing for. */
export function useRequests() {
  return useQuery({ queryKey: HOUSE_KEYS.requests, queryFn: () => askAsHouse('requestList', {}) })
}

export type RequestAnswer = InputOf<HouseToWorker['requestAnswer']>

/** Marketing's word on a request. */
export function useAnswerRequest() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (answer: RequestAnswer) => askAsHouse('requestAnswer', answer),
    onSuccess: () => invalidateNouns(client, ['request']),
  })
}
