import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

/**
 * Where a detail page shows the address is unknown, and its notes and mails are full of other people's: only a link
 * that says whose it is, is taken. The id in the URL is enough to know the lead.
 */
export const pipedrive: HostTable = {
  host: 'pipedrive',
  label: 'Pipedrive',
  sites: ['*.pipedrive.com'],
  routes: [
    { pattern: '^/(?<object>person|deal|organization)/(?<id>\\d+)(?=[/?#]|$)' },
    // Its list stays beside the open lead.
    { pattern: '^/leads/inbox/(?<id>[0-9a-fA-F-]{36})(?=[/?#]|$)', object: 'lead' },
  ],
  objects: { person: 'contact', organization: 'company' },
  record: {
    panes: ['main', '[role=main]', 'body'],
    skip: '[role=dialog],[role=grid],[role=row],[data-cy^=grid-cell],[data-test="person.email"],table,[contenteditable]',
    email: [
      // The number must be this person's, and no longer one.
      probe('C', 'a[href^="mailto:"][href$="related_person_id={id}"]'),
      probe('C', 'a[href^="mailto:"][href*="related_person_id={id}&"]'),
    ],
    // Older; today's is unknown.
    name: [probe('C', '.descriptionHead h1')],
  },
}
