import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

const PERSON = '.rcmContactAddress'

/**
 * The same class names in both skins (elastic, larry) and in the preview frame; seen in 1.6. Addresses stand in
 * `title`, decoded where the domain is international; the text may be the address instead of the name.
 */
export const roundcube: HostTable = {
  host: 'roundcube',
  label: 'Roundcube',
  sites: [],
  // The application's own script in the head; a path, so that no page of 50,000 elements is searched for marks.
  marks: 'script[src*="program/js/app"]',
  // A message by itself or in the preview frame.
  routes: [
    {
      pattern:
        '^(?=.*[?&]_action=(show|preview))(?=.*[?&]_uid=(?<thread>[^&#]+))(?=.*[?&]_mbox=(?<folder>[^&#]*))',
    },
    { pattern: '[?&]_action=(show|preview)' },
  ],
  // It keeps its `src` of the empty page.
  frames: ['#messagecontframe'],
  mail: {
    panes: ['body'],
    body: '#messagebody',
    skip: '#messagelist,#full-headers',
    // Elastic shows a summary instead until it is unfolded.
    folded: '.header-headers',
    people: {
      from: [
        probe('A', `td.header.from ${PERSON}`, 'title'),
        // Elastic's one-line summary says it again.
        probe('A', `.header-summary ${PERSON}`, 'title'),
      ],
      replyTo: [probe('A', `td.header.replyto ${PERSON}`, 'title')],
      to: [probe('A', `td.header.to ${PERSON}`, 'title')],
      cc: [probe('A', `td.header.cc ${PERSON}`, 'title')],
    },
    // A message attached to this one is shown below it, with its own header.
    attached: [probe('C', `.message-partheaders td.header.from ${PERSON}`, 'title')],
    subject: [probe('A', ':is(h2,h3).subject')],
    // The account's name, which is an address on most servers; the identities to send from.
    own: [probe('A', '.username'), probe('A', '#_from option')],
    draft: [probe('A', 'textarea#_to')],
    draftSubject: [probe('A', '#compose-subject')],
  },
  compose: {
    // One draft a page: a textarea, or the HTML editor's frame that stands for it.
    root: ':has(>textarea#composebody)',
    key: 'data-draft',
    body: '#composebody,body',
  },
}
