import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

/**
 * Outlook's class names change about twice a year and its labels are translated; roles, levels and id stems last
 * longer. The sender's address is often only in the card that opens on hover: a name alone is a normal result.
 */
export const outlook: HostTable = {
  host: 'outlook',
  label: 'Outlook',
  sites: ['outlook.cloud.microsoft', 'outlook.office.com', 'outlook.office365.com', 'outlook.live.com'],
  // The path names a message; its id is another one at each visit, so it is no key.
  routes: [{ pattern: '^[^?#]*/id/.' }],
  mail: {
    panes: ['[data-app-section=ConversationContainer]', '#ReadingPaneContainerId'],
    // Only opened messages have a body; attachments are list items too.
    messages: '[role=listitem]:has([id^=UniqueMessageBody])',
    body: '[id^=UniqueMessageBody],[role=document]',
    skip: '#MailList,[data-app-section=ComposeForm],[id*=docking_InitVisiblePart],[id^=editorParent_]',
    chosen: true,
    people: {
      from: [
        // "Ann Lead<ann@acme.example>", or the name alone.
        probe('A', 'span.OZZZK'),
        // "Von: Ann Lead<…>": the label is translated, the role is not.
        probe('B', '[role=heading][aria-level="3"][aria-label*="@"]', 'aria-label'),
        probe('C', '[role=heading] .lpc-hoverTarget'),
      ],
      // To and Cc alike: only their labels differ, and those are translated.
      to: [probe('B', '[data-testid=RecipientWell] .lpc-hoverTarget')],
    },
    subject: [probe('B', '[id$=_SUBJECT][role=heading]'), probe('B', '[role=heading][aria-level="2"]')],
    selected: [probe('B', '#MailList [data-convid][aria-selected=true]', 'data-convid')],
    own: [probe('B', '[id^=primaryMailboxRoot]', 'title')],
    // The chip's label is the address, its text the name.
    draft: [probe('B', '[role=group][id$=_TO] ._EType_RECIPIENT_ENTITY', 'aria-label')],
  },
  compose: {
    // The editor's own box; without it, the form or the dock around it, inline, docked or in a window of its own.
    root: [
      '[id^=editorParent_]',
      '[data-app-section=ComposeForm]:not(:has([id^=editorParent_]))',
      '[id*=docking_InitVisiblePart]:not(:has([id^=editorParent_],[data-app-section=ComposeForm]))',
    ].join(),
    key: 'id',
    body: '[role=textbox],[aria-multiline=true]',
  },
}
