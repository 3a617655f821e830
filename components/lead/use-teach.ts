import { useMutation } from '@tanstack/react-query'
import { askAsPanel } from '../../lib/messages/messenger'
import { usePlace } from './panel-place'

/** Lets the person point at the address in the page of this panel, and stops that again. */
export function useTeach() {
  const { tabId } = usePlace()
  const teach = useMutation({ mutationFn: () => askAsPanel('siteTeach', { tabId }) })
  const stop = useMutation({ mutationFn: () => askAsPanel('siteTeachStop', { tabId }) })
  return { teach, stop }
}
