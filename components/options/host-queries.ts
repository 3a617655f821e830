import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { HostList } from '../../lib/messages/house-to-worker'
import { askAsHouse } from '../../lib/messages/messenger'
import { HOUSE_KEYS } from '../marketing/house-queries'

/** The hosts Halfdoor knows. */
export function useHosts() {
  return useQuery({ queryKey: HOUSE_KEYS.hosts, queryFn: () => askAsHouse('hostList', {}) })
}

/** A change to the hosts; what it answers is shown at once. */
export function useHostChange<Input>(change: (input: Input) => Promise<HostList>) {
  const client = useQueryClient()
  return useMutation({
    scope: { id: 'hosts' },
    mutationFn: change,
    onSuccess: (list) => client.setQueryData(HOUSE_KEYS.hosts, list),
  })
}
