const STORES = ['chromewebstore.google.com', 'microsoftedge.microsoft.com']

/** True where a page's address allows a script: web pages, but no store of extensions. */
export function isScriptable(address: string | undefined): boolean {
  if (!address || !URL.canParse(address)) return false
  const { protocol, hostname, pathname } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return false
  return !STORES.includes(hostname) && !(hostname === 'chrome.google.com' && pathname.startsWith('/webstore'))
}

/** The pattern that asks for a page's whole site, whatever its port; undefined where none can be asked for. */
export function sitePattern(address: string | undefined): string | undefined {
  if (!address || !isScriptable(address)) return undefined
  const { protocol, hostname } = new URL(address)
  return `${protocol}//${hostname}/*`
}
