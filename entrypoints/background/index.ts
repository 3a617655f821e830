import { defineBackground } from 'wxt/utils/define-background'
import { answerHandlers } from '../../lib/handlers/answers'
import { assetInsertHandlers } from '../../lib/handlers/asset-insert'
import { assetSearchHandlers } from '../../lib/handlers/asset-search'
import { assetUseHandlers } from '../../lib/handlers/asset-use'
import { disputeHandlers } from '../../lib/handlers/dispute'
import { feedbackHandlers } from '../../lib/handlers/feedback'
import { houseHandlers } from '../../lib/handlers/houses'
import { acceptImport } from '../../lib/handlers/import-port'
import { judgeOverdue } from '../../lib/handlers/judge-sends'
import { pageHandlers } from '../../lib/handlers/page-seen'
import { panelViewHandlers } from '../../lib/handlers/panel-view'
import { peopleHandlers } from '../../lib/handlers/people'
import { settingsHandlers } from '../../lib/handlers/settings'
import { siteHandlers } from '../../lib/handlers/sites'
import { touchpointHandlers } from '../../lib/handlers/touchpoint-pages'
import { workspaceHandlers } from '../../lib/handlers/workspace'
import { openDoor } from '../../lib/messages/door'
import { houseToWorker } from '../../lib/messages/house-to-worker'
import { pageToWorker } from '../../lib/messages/page-to-worker'
import { panelToWorker } from '../../lib/messages/panel-to-worker'
import { parseWithoutEval } from '../../lib/platform/parse-without-eval'
import { report } from '../../lib/platform/report'
import { insertionLoad } from '../../lib/sites/page-script'
import { shellGet, shellPut } from '../../lib/sites/shell-memory'
import { wireSites } from '../../lib/sites/wire-sites'
import { HalfdoorDatabase } from '../../lib/store/database'
import { makeLibraryShelf } from '../../lib/store/library'
import { makeTabMemory } from '../../lib/store/tab-memory'

// Every listener is registered in this turn: a woken worker is given its message only then.
export default defineBackground(() => {
  parseWithoutEval()
  const db = new HalfdoorDatabase()
  const tabs = makeTabMemory()
  const worker = { db, tabs, shelf: makeLibraryShelf(db), now: Date.now }

  wireSites()
  openDoor(pageToWorker, ['page'], { ...pageHandlers(worker), shellGet, shellPut, insertionLoad })
  openDoor(panelToWorker, ['framedPanel', 'panel'], {
    ...panelViewHandlers(worker),
    ...peopleHandlers(worker),
    ...touchpointHandlers(worker),
    ...disputeHandlers(worker),
    ...assetSearchHandlers(worker),
    ...assetInsertHandlers(worker),
    ...feedbackHandlers(worker),
    ...houseHandlers,
  })
  openDoor(houseToWorker, ['house'], {
    ...workspaceHandlers(worker),
    ...answerHandlers(worker),
    ...assetUseHandlers(worker),
    ...settingsHandlers(worker),
    ...siteHandlers,
  })
  chrome.runtime.onConnect.addListener((port) => acceptImport(port, worker))
  chrome.runtime.onStartup.addListener(() => {
    judgeOverdue(worker).catch((error) => report(error, 'judging old sends'))
  })
  chrome.tabs.onRemoved.addListener((tabId) => {
    tabs.forget(tabId).catch((error) => report(error, 'forgetting a closed tab'))
  })
})
