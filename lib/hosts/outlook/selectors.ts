import type { ComposeSelectors } from '../compose'
import type { MailSelectors } from '../mail-page'
import { probe } from '../probe'

/**
 * Outlook's class names change about twice a year and its labels are translated; roles, levels and id stems last
 * longer. The sender's address is often only in the card that opens on hover: a name alone is a normal result.
 */
export const outlook: MailSelectors = {
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
  own: [probe('B', '[id^=primaryMailboxRoot]', 'title')],
  // The chip's label is the address, its text the name.
  draft: [probe('B', '[role=group][id$=_TO] ._EType_RECIPIENT_ENTITY', 'aria-label')],
}

export const outlookCompose: ComposeSelectors = {
  root: '[id^=editorParent_]',
  key: 'id',
  body: '[role=textbox],[aria-multiline=true]',
}
