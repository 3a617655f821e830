import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { censorPage } from '../lib/page-report/censor-page'

/** Put into a page when the person reports it. */
export default defineUnlistedScript(() => {
  globalThis.halfdoorCensor = () => censorPage(document)
})
