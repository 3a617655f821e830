import { defineBackground } from 'wxt/utils/define-background'
import { acceptImport } from '../../lib/handlers/import-port'
import { acceptLearning } from '../../lib/handlers/model-learning'
import { judgeOverdue } from '../../lib/handlers/judge-sends'
import { makeReportMemory } from '../../lib/store/report-memory'
import { makeReportDoor } from '../../lib/handlers/report-port'
import { parseWithoutEval } from '../../lib/platform/parse-without-eval'
import { report } from '../../lib/platform/report'
import { wireSites } from '../../lib/sites/wire-sites'
import { HalfdoorDatabase } from '../../lib/store/database'
import { makeHealthMemory } from '../../lib/store/host-health'
import { makeLibraryShelf } from '../../lib/store/library'
import { makeTabMemory } from '../../lib/store/tab-memory'
import { openDoors } from './doors'

// Every listener is registered in this turn: a woken worker is given its message only then.
export default defineBackground(() => {
  parseWithoutEval()
  const db = new HalfdoorDatabase()
  const tabs = makeTabMemory()
  const worker = { db, tabs, health: makeHealthMemory(), shelf: makeLibraryShelf(db), now: Date.now }

  wireSites()
  openDoors(worker)
  const acceptReports = makeReportDoor({ ...worker, memory: makeReportMemory(db.name, Date.now) })
  chrome.runtime.onConnect.addListener((port) => acceptImport(port, worker))
  chrome.runtime.onConnect.addListener((port) => acceptLearning(port, worker))
  chrome.runtime.onConnect.addListener(acceptReports)
  chrome.runtime.onStartup.addListener(() => {
    judgeOverdue(worker).catch((error) => report(error, 'judging old sends'))
  })
  chrome.tabs.onRemoved.addListener((tabId) => {
    tabs.forget(tabId).catch((error) => report(error, 'forgetting a closed tab'))
  })
})
