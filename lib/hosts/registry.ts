import type { HostAdapter } from './contract'
import { genericAdapter } from './generic/adapter'
import { gmailAdapter } from './gmail/adapter'
import { hubspotAdapter } from './hubspot/adapter'
import { outlookAdapter } from './outlook/adapter'
import { roundcubeAdapter } from './roundcube/adapter'
import { salesforceAdapter } from './salesforce/adapter'

/** Every host, a line each. The generic detector takes what nobody else does, so it is the last. */
export const adapters: readonly HostAdapter[] = [
  gmailAdapter,
  outlookAdapter,
  salesforceAdapter,
  hubspotAdapter,
  roundcubeAdapter,
  genericAdapter,
]

/** The adapter of a page. */
export function findAdapter(url: URL, page: Document): HostAdapter {
  return adapters.find((adapter) => adapter.isMine(url, page)) ?? genericAdapter
}
