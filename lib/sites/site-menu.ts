import { report } from '../platform/report'
import { sitePattern } from './scriptable'

const ENTRIES = {
  marketing: "Open marketing's page",
  options: 'Settings',
  allow: 'Allow on this site',
}

function makeEntries(): void {
  chrome.contextMenus.removeAll(() => {
    for (const [id, title] of Object.entries(ENTRIES))
      chrome.contextMenus.create({ id, title, contexts: ['action'] })
  })
}

function onEntry({ menuItemId }: chrome.contextMenus.OnClickData, tab?: chrome.tabs.Tab): void {
  if (menuItemId === 'allow') return allow(tab?.url)
  if (menuItemId === 'marketing' || menuItemId === 'options')
    chrome.tabs
      .create({ url: chrome.runtime.getURL(`/${menuItemId}.html`) })
      .catch((error) => report(error, 'opening a page'))
}

/** The browser asks the person only in the very turn of the click. */
function allow(address: string | undefined): void {
  const site = sitePattern(address)
  if (site)
    chrome.permissions.request({ origins: [site] }).catch((error) => report(error, 'asking for a site'))
}

/** The entries of the toolbar button's menu. To be called at the worker's top level. */
export function wireSiteMenu(): void {
  chrome.runtime.onInstalled.addListener(makeEntries)
  chrome.contextMenus.onClicked.addListener(onEntry)
}
