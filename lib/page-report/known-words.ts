import type { HostTable } from '../domain/host-table'

/** HTML's tags. Any other is the page's own word. */
export const TAGS = new Set(
  'html head body title base meta link style script noscript template slot main section article aside header footer nav address hgroup search h1 h2 h3 h4 h5 h6 div p span a abbr acronym b bdi bdo big blockquote br center cite code data del details dfn dialog dir dd dl dt em fieldset figcaption figure font form frame frameset hr i iframe img input ins kbd label legend li map mark menu meter object ol optgroup option output param picture pre progress q rp rt ruby s samp select small source strike strong sub summary sup svg canvas video audio table tbody td textarea tfoot th thead time tr track tt u ul var wbr area button caption col colgroup datalist embed'.split(
    ' ',
  ),
)

/** Words of interfaces, of ARIA, of HTML's types and of schema.org. Nobody's name is among them. */
const COMMON = `
account accordion action actions active activity add address after aka alert all alternate app application arrow article aside attachment attachments author autocomplete avatar
back background badge banner bar base bcc before block blank body bold border bottom box breadcrumb btn button buttons
calendar call cancel caption card cards cc cell cells center chat check checkbox checked chip clear click close collapse collapsed col color column columns combobox command comment comments company compose composer contact contacts container content contents control controls conversation copy count create current
dark dashboard data date datetime deal deals default delete description detail details dialog disabled display div done down draft drag drawer drop dropdown
edit editable editor element email emails empty end entity error event expand expanded
fade field fields file fill filter first fixed flex float focus folder font footer for form forward frame from full
generic global grid group grow
half handle head header heading height help hidden hide highlight home horizontal hover http https
icon icons id image img important inactive info inline inner input inputs inset is item items
justify
key keyboard
label labels large last layout lead leads left level lg light line lines link links list listbox listitem lists load loading log logo long
mail mailto main margin max md media menu menubar menuitem message messages meta middle min mini modal module more move multi
name names nav navigation navbar new next no none normal not note notes notification number
object of off on open option options order outer outline over overflow overlay own owner
padding page pager pane panel panels parent part password path person phone picker placeholder plain popover popup position post preview previous primary profile progress progressbar property
query quick quote quoted
radio radiogroup react reader ready recipient recipients record records region related relative remove reply required reset resize result results right role root round row rowheader rows
save screen scroll scrollbar search searchbox secondary section select selected selector send sender separator sent set settings shadow shell short show shown side sidebar signature single size slider slot small sort source space spacer span spinbutton spinner split square stage start state static status step sticky style sub subject submit success summary switch
tab table tablist tabpanel tabs tag tags target task tasks tel telephone template test text textarea textbox theme thread threads thumb time timeline timer title to toggle token toolbar tooltip top total tree treeitem trigger truncate type
ui underline unread up update url user users
value values variant vertical view viewer viewport visible visually
warning week white widget width window with work wrap wrapper
year
true false both assertive polite username nickname given family additional prefix suffix honorific organization
schema org www Person Organization ContactPoint EmailMessage Message PostalAddress Thing WebPage worksFor jobTitle givenName familyName toRecipient ccRecipient bccRecipient replyTo dateSent dateReceived messageAttachment identifier about affiliation memberOf colleague knows itemprop itemscope itemtype
alertdialog columnheader complementary contentinfo definition directory document feed figure gridcell img marquee math menuitemcheckbox menuitemradio presentation rowgroup scrollbar term
aria class contenteditable multiline modal qa cy testid selenium anonymize automation src alt href rel`

/** What a report may say of a page's own names. */
export interface KnownWords {
  /** Words, in small letters. */
  words: ReadonlySet<string>
  /** Whole names as the built-in tables write them, such as `gD`. */
  names: ReadonlySet<string>
}

/** The words of interfaces, and those that stand in the selectors of these tables. */
export function knownWords(tables: readonly HostTable[]): KnownWords {
  const selectors = tables.flatMap(selectorsOf)
  const names = new Set(selectors.flatMap((css) => css.match(/[A-Za-z_][\w-]*/g) ?? []))
  const split = [...names, ...COMMON.split(/\s+/)].flatMap((name) => name.match(WORD) ?? [])
  return { names, words: new Set(split.filter(({ length }) => length > 1).map((word) => word.toLowerCase())) }
}

/** One word of a name: `contactAddress` is two, in any script. */
export const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{Lt}\p{M}]+|[\p{L}\p{M}]/gu

/** Every selector in a table: its texts but for its names, sites, routes and patterns. */
function selectorsOf({ mail, record, compose, frames, marks }: HostTable): string[] {
  const texts: string[] = []
  JSON.stringify({ mail, record, compose, frames, marks }, (key, value) => {
    if (typeof value === 'string' && !/^(pattern|titled|confidence)$/.test(key)) texts.push(value)
    return value
  })
  return texts
}
