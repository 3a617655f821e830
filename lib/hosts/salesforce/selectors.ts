import { type Probe, probe } from '../probe'
import type { RecordSelectors } from '../record-page'

/** A field of a lead or contact by its API name: the same in every language and layout. */
function field(name: string, inside: string): Probe[] {
  // Two probes, because a list of selectors costs a browser fifty times as much as each of them.
  return ['Lead', 'Contact'].map((object) =>
    probe('B', `[data-target-selection-name="sfdc:RecordField.${object}.${name}"] ${inside}`),
  )
}

const VALUE = '.test-id__field-value'
const NAME = 'lightning-formatted-name'

/** Open records stay mounted behind one another; most fields are in light DOM, some in open shadow roots. */
export const salesforce: RecordSelectors = {
  panes: ['.windowViewMode-maximized.active', '.windowViewMode-normal.active', '.windowViewMode-normal'],
  // Related lists, activities and hover cards show other people's addresses with the same elements.
  skip: '[role=grid],[role=dialog],[class*=elated-list],[class*=elatedList],[class*=timeline]',
  email: [
    ...field('Email', 'a'),
    ...field('Email', 'input[name=Email]'),
    // Without its field's name it may be another person's.
    probe('C', 'a.emailuiFormattedEmail'),
  ],
  name: [
    ...field('Name', NAME),
    // The highlights panel cuts long names.
    probe('C', `records-highlights2 ${NAME}`),
  ],
  title: field('Title', VALUE),
  company: [...field('Company', VALUE), ...field('AccountId', 'a')],
}
