import { accountHandlers } from '../../lib/handlers/account'
import { answerHandlers } from '../../lib/handlers/answers'
import { assetInsertHandlers } from '../../lib/handlers/asset-insert'
import { assetSearchHandlers } from '../../lib/handlers/asset-search'
import { assetUseHandlers } from '../../lib/handlers/asset-use'
import { definitionHandlers } from '../../lib/handlers/definition'
import { disputeHandlers } from '../../lib/handlers/dispute'
import { feedbackHandlers } from '../../lib/handlers/feedback'
import { hostHandlers, hostTableHandlers } from '../../lib/handlers/hosts'
import { houseHandlers } from '../../lib/handlers/houses'
import { modelHandlers } from '../../lib/handlers/model'
import { pageHandlers } from '../../lib/handlers/page-seen'
import { panelViewHandlers } from '../../lib/handlers/panel-view'
import { pageToolHandlers } from '../../lib/handlers/page-tools'
import { peopleHandlers } from '../../lib/handlers/people'
import { reportSettingsHandlers } from '../../lib/handlers/report-settings'
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
import type { WorkerParts } from '../../lib/handlers/worker'

/** Opens the worker's three doors: who may knock at each, and who answers. */
export function openDoors(worker: WorkerParts): void {
  openDoor(pageToWorker, ['page'], {
    ...pageHandlers(worker),
    ...hostTableHandlers(worker),
    shellGet,
    shellPut,
    insertionLoad,
  })
  openDoor(panelToWorker, ['framedPanel', 'panel'], {
    ...panelViewHandlers(worker),
    ...peopleHandlers(worker),
    ...touchpointHandlers(worker),
    ...accountHandlers(worker),
    ...disputeHandlers(worker),
    ...assetSearchHandlers(worker),
    ...assetInsertHandlers(worker),
    ...feedbackHandlers(worker),
    ...houseHandlers,
    ...pageToolHandlers(worker),
  })
  openDoor(houseToWorker, ['house'], {
    ...workspaceHandlers(worker),
    ...answerHandlers(worker),
    ...assetUseHandlers(worker),
    ...definitionHandlers(worker),
    ...modelHandlers(worker),
    ...reportSettingsHandlers(worker),
    ...settingsHandlers(worker),
    ...siteHandlers,
    ...hostHandlers(worker),
  })
}
