import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'

const KEY = ['peopleOnly']

/** Whether touchpoints by machines are hidden. Holds for the next lead too, for as long as the panel lives. */
export function usePeopleOnly(): [boolean, (peopleOnly: boolean) => void] {
  const client = useQueryClient()
  const { data = false } = useQuery<boolean>({ queryKey: KEY, queryFn: skipToken, gcTime: Infinity })
  return [data, (peopleOnly) => client.setQueryData(KEY, peopleOnly)]
}
