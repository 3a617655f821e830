import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { hostTables } from '../lib/hosts/registry'
import { censorPage } from '../lib/page-report/censor-page'
import { knownWords } from '../lib/page-report/known-words'

/** Put into a page when the person reports it. */
export default defineUnlistedScript(() => {
  globalThis.halfdoorCensor = () => censorPage(document, knownWords(hostTables))
})
