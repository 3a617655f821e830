import {
  keepPreviousData,
  skipToken,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { AnswerWords } from '../../../lib/domain/answer-draft'
import type { Feedback, FeedbackState, Verdict } from '../../../lib/domain/feedback'
import type { FeedbackList } from '../../../lib/messages/house-to-worker'
import { askAsHouse } from '../../../lib/messages/messenger'
import { HOUSE_KEYS } from '../house-queries'

/** Which verdicts the list shows; absent parts let all through. */
export interface FeedbackFilter {
  state?: FeedbackState
  verdict?: Verdict
  text?: string
}

const LISTS = [...HOUSE_KEYS.feedback, 'list'] as const
const oneKey = (id: string) => [...HOUSE_KEYS.feedback, 'one', id] as const

/** Verdicts newest first, page after page. */
export function useFeedbackList(filter: FeedbackFilter) {
  return useInfiniteQuery({
    queryKey: [...LISTS, filter],
    queryFn: ({ pageParam }) => askAsHouse('feedbackList', { ...filter, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.cursor,
    placeholderData: keepPreviousData,
  })
}

/** One verdict; null where it is gone. What a list holds of it is shown until it comes. */
export function useFeedback(id: string | undefined) {
  const client = useQueryClient()
  return useQuery<Feedback | null>({
    queryKey: oneKey(id ?? ''),
    queryFn: id ? () => askAsHouse('feedbackGet', { feedbackId: id }) : skipToken,
    placeholderData: () => findListed(client, id),
  })
}

function findListed(client: QueryClient, id: string | undefined): Feedback | undefined {
  for (const [, list] of client.getQueriesData<InfiniteData<FeedbackList>>({ queryKey: LISTS })) {
    const found = list?.pages.flatMap((page) => page.items).find((item) => item.id === id)
    if (found) return found
  }
  return undefined
}

/** Tells the worker that marketing has looked at a verdict. */
export function useMarkSeen() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (feedbackId: string) => askAsHouse('feedbackSeen', { feedbackId }),
    onSuccess: () => client.invalidateQueries({ queryKey: HOUSE_KEYS.feedback }),
  })
}

/** Sends marketing's answer; an earlier one is replaced. `onSent` runs also where another verdict is open by then. */
export function useAnswer(feedbackId: string, onSent: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (answer: AnswerWords) => askAsHouse('feedbackAnswer', { feedbackId, answer }),
    onSuccess: (feedback) => {
      client.setQueryData(oneKey(feedbackId), feedback)
      onSent()
      return client.invalidateQueries({ queryKey: HOUSE_KEYS.feedback })
    },
  })
}
