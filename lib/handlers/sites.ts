import type { Site } from '../messages/house-to-worker'

/** The sites whose pages the person lets Halfdoor read. */
export const siteHandlers = {
  async siteList(): Promise<Site[]> {
    const { origins = [] } = await chrome.permissions.getAll()
    return origins
      .map((pattern) => ({ origin: pattern.replace(/\/\*$/, '') }))
      .sort((a, b) => a.origin.localeCompare(b.origin))
  },
}
