import { defineBackground } from 'wxt/utils/define-background'
import { makeHomes } from '../../lib/handlers/home'
import { judgeOverdue } from '../../lib/handlers/judge-sends'
import { makeWorkerParts, seedCopy } from '../../lib/handlers/make-worker'
import { parseWithoutEval } from '../../lib/platform/parse-without-eval'
import { report } from '../../lib/platform/report'
import { wireSites } from '../../lib/sites/wire-sites'
import { getKept } from '../../lib/store/connection-store'
import { makeHealthMemory } from '../../lib/store/host-health'
import { makeTabMemory } from '../../lib/store/tab-memory'
import { wipeCopy } from '../../lib/store/wipe'
import { isHubAlarm } from '../../lib/sync/alarms'
import { openDoors } from './doors'
import { takePorts } from './ports'

// Every listener is registered in this turn: a woken worker is given its message only then.
export default defineBackground(() => {
  parseWithoutEval()
  const tabs = makeTabMemory()
  const health = makeHealthMemory()
  const refused = (code: 'revoked' | 'signedOut') => homes[code]()
  const homes = makeHomes({
    make: (kept, signal) => makeWorkerParts(kept, { tabs, health, now: Date.now, refused }, signal),
    seed: seedCopy,
    wipe: wipeCopy,
    now: Date.now,
  })

  wireSites(async () => (await getKept()).connection?.url)
  openDoors(homes)
  takePorts(homes)
  chrome.alarms.onAlarm.addListener((alarm) => {
    const wake = async () => (await homes.worker()).hub?.wake()
    if (isHubAlarm(alarm)) wake().catch((error) => report(error, 'asking the hub'))
  })
  chrome.runtime.onStartup.addListener(() => {
    const judge = async () => judgeOverdue(await homes.worker())
    judge().catch((error) => report(error, 'judging old sends'))
  })
  chrome.tabs.onRemoved.addListener((tabId) => {
    tabs.forget(tabId).catch((error) => report(error, 'forgetting a closed tab'))
  })
  // Most often a message waits for it already.
  homes.get().catch((error) => report(error, 'opening the workspace'))
})
