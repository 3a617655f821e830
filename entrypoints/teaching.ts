import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { pointAt } from '../lib/teaching/point-at'

/** Put into a page when the person wants to point at the address. */
export default defineUnlistedScript(() => {
  globalThis.halfdoorPointing?.abort()
  const pointing = new AbortController()
  globalThis.halfdoorPointing = pointing
  globalThis.halfdoorPointAt = () => pointAt(document, pointing.signal)
})
