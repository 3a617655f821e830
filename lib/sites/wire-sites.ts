import { report } from '../platform/report'
import { wireSiteAction } from './site-action'
import { wireSiteMenu } from './site-menu'
import { wireSiteScripts } from './site-scripts'

/** All that has to do with sites; `hub` answers the address of the team's. Must be called synchronously at the worker's top level. */
export function wireSites(hub: () => Promise<string | undefined>): void {
  chrome.storage.local
    .setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })
    .catch((error) => report(error, 'closing the storage to pages'))
  wireSiteScripts(hub)
  wireSiteAction()
  wireSiteMenu()
}
