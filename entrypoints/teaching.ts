import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { pointAt } from '../lib/teaching/point-at'
import { whileAlive } from '../lib/teaching/while-alive'

/** Put into a page when the person wants to point at the address. */
export default defineUnlistedScript(() => {
  globalThis.halfdoorPointing?.abort()
  const pointing = new AbortController()
  globalThis.halfdoorPointing = pointing
  globalThis.halfdoorPointAt = () => whileAlive(pointing, (signal) => pointAt(document, signal))
})
