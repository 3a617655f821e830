/**
 * Who sends. `page`: the content script of a web page. `framedPanel`: the sidebar inside a web page. `panel`: the
 * sidebar as Chrome's side panel or in a tab of its own. `house`: the marketer's page or the settings.
 */
export type SenderKind = 'page' | 'framedPanel' | 'panel' | 'house'

export interface Caller {
  kind: SenderKind
  /** The tab it speaks for; absent for pages that belong to no web page. */
  tabId?: number
  url?: string
}

/** The kind of a sender by what the browser says of it, or undefined for anyone else. */
export function senderKind(sender: chrome.runtime.MessageSender): SenderKind | undefined {
  if (sender.id !== chrome.runtime.id) return undefined
  const own = chrome.runtime.getURL('')
  if (!sender.url?.startsWith(own)) return sender.tab && sender.frameId === 0 ? 'page' : undefined
  const page = new URL(sender.url).pathname
  if (page === '/sidebar.html') return sender.tab && sender.frameId !== 0 ? 'framedPanel' : 'panel'
  return page === '/marketing.html' || page === '/options.html' ? 'house' : undefined
}
