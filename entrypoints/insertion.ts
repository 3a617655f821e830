import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { insertIntoLast } from '../lib/insertion/insert-into-last'

/** Put into a page at its first insertion: most pages that show a lead never need it. */
export default defineUnlistedScript(() => {
  globalThis.halfdoorInsert = insertIntoLast
})
