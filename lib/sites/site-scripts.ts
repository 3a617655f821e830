import { report } from '../platform/report'
import { ensurePageScript, PAGE_SCRIPT, tellAllToRead } from './page-script'
import { noteTakenBack } from './taken-back'

const SCRIPT_ID = 'page'

let last: Promise<unknown> = Promise.resolve()

/** The address of the team's hub, if any: its own pages are no customer's, and the sidebar would cover them. */
let hubUrl: () => Promise<string | undefined> = () => Promise.resolve(undefined)

/** Registers the page's script for exactly the sites that are granted now. One run after the other. */
function syncSiteScripts(): Promise<void> {
  const mine = last.then(sync)
  last = Promise.allSettled([mine])
  return mine
}

async function sync(): Promise<void> {
  const { origins: matches = [] } = await chrome.permissions.getAll()
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] })
  const hub = await hubUrl()
  const script = {
    id: SCRIPT_ID,
    js: [PAGE_SCRIPT],
    matches,
    excludeMatches: hub ? [`${new URL(hub).origin}/*`] : [],
    // Also windows that a page has opened and written, for a draft.
    matchOriginAsFallback: true,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  }
  if (!matches.length) {
    if (registered.length) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] })
  } else if (registered.length) await chrome.scripting.updateContentScripts([script])
  else await chrome.scripting.registerContentScripts([script])
}

/** Puts the script into every open page of these sites; a page that cannot be scripted is passed over and told of. */
async function scriptOpenPages(origins: string[]): Promise<void> {
  if (!origins.length) return
  const tabs = await chrome.tabs.query({ url: origins, discarded: false })
  const runs = await Promise.allSettled(tabs.map(async ({ id }) => id && ensurePageScript(id)))
  for (const run of runs) if (run.status === 'rejected') report(run.reason, 'putting the script into a page')
}

/** Registers anew where the browser has lost the registration: it says so by no event. */
async function heal(): Promise<void> {
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] })
  if (!registered.length) await syncSiteScripts()
}

/** Keeps the registration in step with the sites that are granted. To be called at the worker's top level. */
export function wireSiteScripts(hub: () => Promise<string | undefined>): void {
  hubUrl = hub
  const syncNow = () => void syncSiteScripts().catch((error) => report(error, 'registering the sites'))
  heal().catch((error) => report(error, 'looking whether the sites are registered'))
  chrome.runtime.onStartup.addListener(syncNow)
  chrome.runtime.onInstalled.addListener(({ reason }) => {
    syncNow()
    // After an update the old script still stands in open pages and asks for a reload.
    if (reason === 'install') grantedNow()
  })
  chrome.storage.local.onChanged.addListener((changes) => {
    if ('connection' in changes) syncNow()
  })
  chrome.permissions.onRemoved.addListener(({ origins = [] }) => {
    syncNow()
    leaveNow(origins)
  })
  chrome.permissions.onAdded.addListener(({ origins = [] }) => {
    syncNow()
    openNow(origins)
  })
}

function grantedNow(): void {
  chrome.permissions
    .getAll()
    .then(({ origins = [] }) => scriptOpenPages(origins))
    .catch((error) => report(error, 'scripting the pages of granted sites'))
}

/** Open pages of these sites ask what they may read, and are told: nothing. */
function leaveNow(origins: string[]): void {
  noteTakenBack(origins, true)
    .then(tellAllToRead)
    .catch((error) => report(error, 'leaving the pages of a site that was taken back'))
}

function openNow(origins: string[]): void {
  noteTakenBack(origins, false)
    .then(tellAllToRead)
    .then(() => scriptOpenPages(origins))
    .catch((error) => report(error, 'scripting the pages of a new site'))
}
