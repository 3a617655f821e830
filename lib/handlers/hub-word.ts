import type { HubWord, PanelView, PersonOnPage } from '../messages/panel-view'
import type { PageState } from '../store/tab-memory'
import type { Sought } from '../sync/look-up'
import type { WorkerParts } from './worker'

/** People who are asked about on one page, and looked up, at most. */
const MOST_ASKED_ABOUT = 5

/**
 * How it stands with the team's hub for what a panel is about to show; whoever it is about is looked up there in the
 * background. Law: only who is sure or asked about on the page, never everybody who is named on it.
 */
export function hubWord({ hub, ended }: WorkerParts, view: PanelView, page?: PageState): HubWord | undefined {
  if (ended) return 'revoked'
  if (!hub) return undefined
  hub.freshen()
  return hub.seek(soughtIn(view, page)) ?? 'live'
}

function soughtIn(view: PanelView, page: PageState | undefined): Sought[] {
  const record = page && page.reading.state !== 'notReady' ? page.reading.record : undefined
  const sought = ({ email, role }: PersonOnPage): Sought => ({
    ...(email ? { email } : {}),
    ...(record && role === 'record' ? { record } : {}),
  })
  switch (view.kind) {
    case 'ask':
      return view.people.slice(0, MOST_ASKED_ABOUT).map(sought)
    case 'unknown':
      return [sought(view.person)]
    case 'lead':
      return view.person ? [sought(view.person)] : ofLead(view.view.lead)
    case 'empty':
    case 'changed':
    case 'nameOnly':
      // The page names a record and nobody by an address: the hub may know whose it is.
      return record ? [{ record }] : []
    default:
      return []
  }
}

function ofLead({
  email,
  crm,
}: {
  email?: string
  crm: { system: string; object: string; id: string }[]
}): Sought[] {
  if (email) return [{ email }]
  return crm[0] ? [{ record: crm[0] }] : []
}
