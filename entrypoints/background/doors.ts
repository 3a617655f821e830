import { accountHandlers } from '../../lib/handlers/account'
import { answerHandlers } from '../../lib/handlers/answers'
import { assetInsertHandlers } from '../../lib/handlers/asset-insert'
import { assetSearchHandlers } from '../../lib/handlers/asset-search'
import { assetUseHandlers } from '../../lib/handlers/asset-use'
import { connectionHandlers } from '../../lib/handlers/connection'
import { definitionHandlers } from '../../lib/handlers/definition'
import { disputeHandlers } from '../../lib/handlers/dispute'
import { feedbackHandlers } from '../../lib/handlers/feedback'
import { hostHandlers, hostTableHandlers } from '../../lib/handlers/hosts'
import { houseHandlers } from '../../lib/handlers/houses'
import { modelHandlers } from '../../lib/handlers/model'
import { objectionHandlers, voiceHandlers } from '../../lib/handlers/objections'
import { pageHandlers } from '../../lib/handlers/page-seen'
import { panelViewHandlers } from '../../lib/handlers/panel-view'
import { pageToolHandlers } from '../../lib/handlers/page-tools'
import { peopleHandlers } from '../../lib/handlers/people'
import { reportSettingsHandlers } from '../../lib/handlers/report-settings'
import { requestAnswerHandlers, requestHandlers } from '../../lib/handlers/requests'
import { settingsHandlers } from '../../lib/handlers/settings'
import { siteHandlers } from '../../lib/handlers/sites'
import { touchpointHandlers } from '../../lib/handlers/touchpoint-pages'
import { workspaceHandlers } from '../../lib/handlers/workspace'
import { openDoor } from '../../lib/messages/door'
import { houseToWorker } from '../../lib/messages/house-to-worker'
import { pageToWorker } from '../../lib/messages/page-to-worker'
import { panelToWorker } from '../../lib/messages/panel-to-worker'
import { insertionLoad } from '../../lib/sites/page-script'
import { shellGet, shellPut } from '../../lib/sites/shell-memory'
import type { Homes } from '../../lib/handlers/home'
import type { WorkerParts } from '../../lib/handlers/worker'
import { signInBrowser } from '../../lib/sync/sign-in-browser'

/** Opens the worker's three doors: who may knock at each. The home that is current answers. */
export function openDoors(homes: Homes): void {
  const answering = new WeakMap<WorkerParts, ReturnType<typeof handlersOf>>()
  const current = async () => {
    const worker = await homes.worker()
    const known = answering.get(worker) ?? handlersOf(worker, homes)
    answering.set(worker, known)
    return known
  }
  openDoor(pageToWorker, ['page'], async () => (await current()).page)
  openDoor(panelToWorker, ['framedPanel', 'panel'], async () => (await current()).panel)
  openDoor(houseToWorker, ['house'], async () => (await current()).house)
}

/** Who answers in one home. */
function handlersOf(worker: WorkerParts, homes: Homes) {
  const page = {
    ...pageHandlers(worker),
    ...hostTableHandlers(worker),
    shellGet,
    shellPut,
    insertionLoad,
  }
  const panel = {
    ...panelViewHandlers(worker),
    ...peopleHandlers(worker),
    ...touchpointHandlers(worker),
    ...accountHandlers(worker),
    ...disputeHandlers(worker),
    ...assetSearchHandlers(worker),
    ...assetInsertHandlers(worker),
    ...feedbackHandlers(worker),
    ...objectionHandlers(worker),
    ...requestHandlers(worker),
    ...houseHandlers,
    ...pageToolHandlers(worker),
  }
  const house = {
    ...workspaceHandlers(worker),
    ...answerHandlers(worker),
    ...assetUseHandlers(worker),
    ...voiceHandlers(worker),
    ...requestAnswerHandlers(worker),
    ...definitionHandlers(worker),
    ...modelHandlers(worker),
    ...reportSettingsHandlers(worker),
    ...settingsHandlers(worker),
    ...siteHandlers,
    ...hostHandlers(worker),
    ...connectionHandlers(homes, signInBrowser, Date.now),
  }
  return { page, panel, house }
}
