/**
 * Asks the browser for a site for good. Must be called from the click itself. Resolves true where it was given.
 * A match pattern has no port.
 */
export function askForSite(page: { origin?: string; site?: string }): Promise<boolean> {
  const url = new URL(page.origin ?? `https://${page.site}`)
  return chrome.permissions.request({ origins: [`${url.protocol}//${url.hostname}/*`] })
}
