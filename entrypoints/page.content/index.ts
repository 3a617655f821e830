import { defineContentScript } from 'wxt/utils/define-content-script'
import type { Reading } from '../../lib/domain/reading'
import { makeFinder } from '../../lib/hosts/find-adapter'
import { makeInserter } from '../../lib/insertion/make-inserter'
import { joinOpener } from '../../lib/insertion/pop-out'
import { askAsPage, listenAsPage } from '../../lib/messages/page-wire'
import { extensionLife } from '../../lib/shell/extension-life'
import { openShell } from '../../lib/shell/open-shell'
import { watchPage } from '../../lib/watch/watch-page'
import { whenShown } from '../../lib/watch/when-shown'

/** Milliseconds after a reading was lost. */
const READ_AGAIN = 200

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // Names only the wrapper: WXT's for isolated scripts weighs 1.1 kB and tells the page the extension's id. The
  // worker registers this script in the isolated world.
  world: 'MAIN',
  async main() {
    if (!document.contentType.endsWith('html')) return
    if (joinOpener()) return
    const signal = extensionLife()
    if (!signal) return
    await whenShown(document)

    const shell = openShell(signal)
    const loadTables = async () => makeFinder(await askAsPage('hostTables', {}))
    let find = await loadTables()
    const findAdapter: typeof find = (url, page) => find(url, page)
    const readAgain: () => void = watchPage(
      findAdapter,
      // Never the same reading again, which may be old by then: a lost one is made anew.
      (reading: Reading) => askAsPage('pageSeen', reading, 1).catch(() => setTimeout(readAgain, READ_AGAIN)),
      signal,
    )
    listenAsPage(
      {
        insert: makeInserter(findAdapter, signal),
        shellToggle: async ({ open }) => (await shell).toggle(open),
        shellFocus: async () => (await shell).focus(),
        readAgain: async () => {
          find = await loadTables()
          readAgain()
        },
      },
      signal,
    )
  },
})
