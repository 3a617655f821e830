import type { SentRoute } from '../../../lib/messages/connection-view'

export interface ConsentGroup {
  title: string
  /** What it is for, in a sentence. */
  text: string
  routes: SentRoute[]
}

const GROUPS: readonly { title: string; text: string; routes: readonly string[] }[] = [
  {
    title: 'Who is on the page',
    text: 'Addresses and record ids, to find the lead. Never the text of a page or a message.',
    routes: ['leadLookUp', 'leadSearch', 'leadHistory', 'changesPull', 'playbookGet'],
  },
  {
    title: 'What you do',
    text: 'Verdicts, what you sent, disputes, objections, content you ask for, leads you add, answers, settings of the team.',
    routes: ['outboxPush', 'leadMerge', 'leadUnmerge'],
  },
  {
    title: 'Content and its links',
    text: 'Which content for which lead, so that the link is theirs alone.',
    routes: ['linkMake', 'linkClose', 'linkList', 'assetSends'],
  },
  {
    title: 'What you import',
    text: 'Only when you import a file or move a workspace: all of its leads, touchpoints and content.',
    routes: ['importLeads', 'importAssets'],
  },
  {
    title: 'Lists you open',
    text: 'Which page of a list, what you search for, and the rule you try.',
    routes: [
      'feedbackList',
      'feedbackGet',
      'disputeList',
      'requestList',
      'definitionTry',
      'workspaceSummary',
    ],
  },
]

const REST = { title: 'Members and sessions', text: 'Who is in the team, and where you are signed in.' }

/** What may be sent, by what it is about. Law: every route stands in exactly one group, one that is not known in the last. */
export function groupConsent(routes: readonly SentRoute[]): ConsentGroup[] {
  const placed = new Set(GROUPS.flatMap((group) => group.routes))
  const groups = GROUPS.map(({ title, text, routes: names }) => ({
    title,
    text,
    routes: routes.filter(({ route }) => names.includes(route)),
  }))
  const rest = { ...REST, routes: routes.filter(({ route }) => !placed.has(route)) }
  return [...groups, rest].filter((group) => group.routes.length > 0)
}
