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
    text: 'Which content for which lead, so that the link is theirs alone; the files that marketing adds.',
    routes: ['linkMake', 'linkClose', 'linkList', 'assetSends', 'assetUseList', 'fileAdd'],
  },
  {
    title: 'What marketing imports, and an admin moves',
    text: 'Only when a file is imported or a whole workspace is moved: all of its leads, touchpoints, content and what was said.',
    routes: ['importLeads', 'importAssets', 'workspaceRestore', 'workspaceExport'],
  },
  {
    title: 'Lists and reports',
    text: 'Which page of a list, what you search for, the rule you try, how far learning looks.',
    routes: [
      'feedbackList',
      'feedbackGet',
      'disputeList',
      'objectionList',
      'requestList',
      'definitionTry',
      'definitionVerdicts',
      'modelLearn',
      'reportsRun',
      'workspaceSummary',
    ],
  },
  {
    title: 'Members and sessions',
    text: 'Who is in the team, and where you are signed in.',
    routes: ['meGet', 'memberList', 'sessionList', 'sessionEnd', 'sessionSignOut'],
  },
]

const REST = { title: 'Everything else', text: 'What belongs to none of these.' }

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
