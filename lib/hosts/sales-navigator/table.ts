import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

const NAME = 'h1[data-anonymize="person-name"]'
/** What stands in no card with a name may be about anybody. */
const CARD = `main section:has(${NAME})`
/** "Ann Lead | Sales Navigator", also with a word between; a single word names the page. */
const TITLE = '^(?:\\(\\d+\\+?\\) )?(\\S+ .+?) \\| (?:[^|]+ \\| )?Sales Navigator$'

/**
 * Attributes made for hiding names in screenshots say what is what. Lists of similar people have the same ones, but in
 * no `h1`. A lead shows no address; one opened beside a search has no address of its own in the URL, so is not read.
 */
export const salesNavigator: HostTable = {
  host: 'sales-navigator',
  label: 'Sales Navigator',
  sites: ['www.linkedin.com'],
  paths: '^/sales(?:/|$)',
  asksFirst: true,
  nameOnly: true,
  // The id is followed by what led there: `,NAME_SEARCH,1a2b`.
  routes: [{ pattern: '^/sales/(?:lead|people)/(?<id>[\\w-]+)', object: 'lead' }],
  link: '/sales/lead/{id}',
  record: {
    // The visible one of its cards.
    panes: [CARD, 'main'],
    skip: 'aside,nav,header,li,[role=dialog]',
    email: [],
    name: [probe('B', NAME), { ...probe('C', 'head>title'), pattern: TITLE }],
    title: [
      probe('C', `${CARD} [data-anonymize="job-title"]`),
      probe('C', `${CARD} [data-anonymize="headline"]`),
    ],
    company: [probe('C', `${CARD} [data-anonymize="company-name"]`)],
    titled: TITLE,
  },
}
