import { useQuery } from '@tanstack/react-query'
import { askAsHouse } from '../../../lib/messages/messenger'
import { HOUSE_KEYS } from '../house-queries'

/** Every stage that a rep disputes, newest first. */
export function useDisputes() {
  return useQuery({ queryKey: HOUSE_KEYS.disputes, queryFn: () => askAsHouse('disputeList', {}) })
}
