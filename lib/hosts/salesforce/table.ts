import type { HostTable, Probe } from '../../domain/host-table'
import { probe } from '../table-probe'

/**
 * A field of the open record by its API name: the same in every language and layout. The object is part of it, so
 * that a related contact shown on a lead's page is not the lead.
 */
function field(name: string, inside: string): Probe {
  return probe('B', `[data-target-selection-name="sfdc:RecordField.{object}.${name}" i] ${inside}`)
}

const VALUE = '.test-id__field-value'
const NAME = 'lightning-formatted-name'
const ID = '(?<id>\\w{15}(\\w{3})?)(?=[/?#&]|$)'

const COMMERCIAL = ['lightning.force.com', 'my.salesforce.com', 'visual.force.com', 'vf.force.com']
const GOVERNMENT = [...COMMERCIAL.map((site) => site.replace('.com', '.mil')), 'lightning.crmforce.mil']
/** Run by another company in China. */
const CHINA = ['sfcrmapps.cn', 'sfcrmproducts.cn'].flatMap((site) =>
  ['lightning', 'my', 'vf'].map((part) => `${part}.${site}`),
)

/**
 * Lightning: open records and console tabs stay mounted behind one another; most fields are in light DOM, some in
 * open shadow roots. Classic: fields have fixed ids; its console shows each record in a frame, whose URL is the truth.
 */
export const salesforce: HostTable = {
  host: 'salesforce',
  label: 'Salesforce',
  // With `.mcas.ms` behind them, seen through Defender for Cloud Apps.
  sites: [...COMMERCIAL, ...GOVERNMENT]
    .flatMap((site) => [site, `${site}.mcas.ms`])
    .concat(CHINA)
    .map((site) => `*.${site}`),
  routes: [
    // From the start: the workspace that a console's subtab belongs to stands behind it, in `?ws=`.
    { pattern: `^/lightning/[ro]/${ID}` },
    { pattern: `^/lightning/[ro]/(?<object>\\w+)/${ID}` },
    { pattern: `^/one/one\\.app.*#/sObject/${ID}` },
    { pattern: `^/one/one\\.app.*#/sObject/(?<object>\\w+)/${ID}` },
    // Classic, and Visualforce pages about a record. Only ids with a known prefix: other paths may be as long.
    { pattern: `^/${ID}` },
    { pattern: `^/apex/[^?#]*\\?(.*&)?id=${ID}` },
  ],
  // What the first three characters of an id say.
  prefixes: { '00Q': 'lead', '003': 'contact', '001': 'company', '006': 'deal' },
  link: '/{id}',
  // The Classic console's tabs; hidden ones stay mounted.
  frames: ['iframe[src*="isdtp="]'],
  record: {
    panes: [
      '.windowViewMode-maximized.active',
      '.windowViewMode-normal.active',
      '.windowViewMode-normal',
      // Classic: the details of the record, without the sidebar's recent items and the related lists.
      '#ep',
      '.bDetailBlock',
    ],
    // Related lists and records, activities, and hover cards show others with the same elements. By classes, and by
    // the components around them, whose names outlive the classes.
    skip: '[role=grid],[role=dialog],[class*=elated-list],[class*=elatedList],[class*=elatedRecord],[class*=timeline],lst-related-list-container,lst-related-list-single-container,runtime_sales_activities-activity-panel',
    email: [
      field('Email', 'a'),
      field('Email', 'input[name=Email]'),
      // Without its field's name only the highlights are sure to be about this record; not every layout has it there.
      probe('C', 'records-highlights2 a[href^="mailto:"]'),
      // Classic; a link to write with another program may follow. The fields of the edit page.
      probe('B', '#lea11_ileinner a'),
      probe('B', '#con15_ileinner a'),
      probe('C', 'input#lea11'),
      probe('C', 'input#con15'),
    ],
    name: [
      field('Name', NAME),
      // The highlights panel cuts long names.
      probe('C', `records-highlights2 ${NAME}`),
      // Links such as "[…]" stand behind it.
      ...['#lea2_ileinner', '#con2_ileinner'].map((css) => ({
        ...probe('B', css),
        pattern: '^([^[]*[^[\\s])',
      })),
    ],
    title: [field('Title', VALUE), probe('B', '#lea4_ileinner'), probe('B', '#con5_ileinner')],
    company: [
      field('Company', VALUE),
      field('AccountId', 'a'),
      probe('B', '#lea3_ileinner'),
      probe('B', '#con4_ileinner a'),
    ],
    // "(1) Ann Lead | Lead | Salesforce".
    titled: '^(?:\\(\\d+\\) )?(.*?) \\| [^|]* \\| ',
  },
}
