/** Asks the browser's own question for a site. Must be called from the click itself. False where it was refused. */
export function requestSite(origin: string): Promise<boolean> {
  return chrome.permissions.request({ origins: [`${origin}/*`] })
}

/** Gives a site back. False where the browser did not take it. */
export function removeSite(origin: string): Promise<boolean> {
  return chrome.permissions.remove({ origins: [`${origin}/*`] })
}

/** A site as it is read: its name; every site where the permission has no end. */
export function siteWords(origin: string): string {
  if (/:\/\/\*$|^<all_urls>$/.test(origin)) return `Every site (${origin.split(':')[0]})`
  return origin.replace(/^https:\/\//, '')
}
