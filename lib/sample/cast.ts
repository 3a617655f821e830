import type { Anchor } from '../domain/lead'
import { REPS, type CampaignKey } from './company'

/** Somebody of the sample, with the story that `tellStory` makes touchpoints of. */
export interface Player {
  key: string
  name: string
  title: string
  company: string
  /** Local part and host of the address. */
  email: string
  persona: string
  industry: string
  country: string
  source: string
  campaign?: CampaignKey
  crmStage: string
  crmStatus?: string
  /** The rep who owns the lead. */
  owner: string
  story: string
  language?: string
  optOut?: true
  /** Facts of the CRM and how many days ago. */
  anchors?: readonly (readonly [Anchor['kind'], days: number])[]
}

type Line = readonly [
  who: string,
  company: string,
  market: string,
  origin: string,
  crm: string,
  story: string,
  more?: Partial<Pick<Player, 'language' | 'optOut' | 'anchors'>>,
]

// who: key, name, title, address. market: persona, industry, country. origin: source, campaign. crm: stage, status.
// prettier-ignore
const LINES: readonly Line[] = [
  // The one whose mail is open when the practice inbox opens: webinar, then pricing.
  ['ann|Ann Lee|VP Operations|ann.lee@acme-foods.example', 'Acme Foods GmbH', 'Operations|Food|Germany', 'Webinar|microstops', 'MQL|OPEN',
    '310:ad 310-120:blog*6 240-20:mail*12 96:dl=ebook 60:back 30:case=fjord 13:wreg=micro 6:web=micro 4:product*2 3:price 1:case=alpen'],
  ['tomas|Tomás Rivera|Plant manager|tomas.rivera@lumen-bottling.example', 'Lumen Bottling', 'Plant management|Beverage|Spain', 'Packaging fair|fair', 'Opportunity|OPEN_DEAL',
    '290-60:mail*10 150:hot 148:call 120:web=micro 70:demo 62:meet 40:price*2 33:case=alpen 21:meet 9:prop*2 5:reply 2:prop', { anchors: [['meeting', 62], ['opportunity', 45]] }],
  ['priya|Priya Nair|Head of packaging|priya.nair@saffron-kitchens.example', 'Saffron Kitchens', 'Operations|Food|India', 'Organic search', 'MQL|NEW',
    '45-2:blog*7 20:product*2 12:vs=vsx 6:price 1:demo'],
  ['henrik|Henrik Dahl|Maintenance lead|henrik.dahl@kystmelk.example', 'Kystmelk AS', 'Maintenance|Dairy|Norway', 'Content|retrofit', 'Lead|NEW',
    '200-30:mail*8 70:form 64:dl=check 22:dl=data 12:case=fjord 10:web=micro 4:product*2'],
  ['chloe|Chloé Marchand|IT security officer|chloe.marchand@belleville-cosmetics.example', 'Belleville Cosmetics', 'IT and security|Cosmetics|France', 'Referral', 'Opportunity|OPEN_DEAL',
    '120:referral 90:meet 60:demo 44:sec 30:view=sec 18:meet 12:sec 3:view=ot 2:reply', { anchors: [['opportunity', 60]] }],
  ['marcus|Marcus Webb|Chief financial officer|marcus.webb@granite-snacks.example', 'Granite Snacks Inc.', 'Finance|Food|United States', 'Paid search|payback', 'SQL|CONNECTED',
    '80:ad*2 60-10:page*8 35:dl=vsm 20:calc 12:price 11:schat 8:call 5:calc 2:price', { anchors: [['sql', 10]] }],
  ['aiko|Aiko Tanaka|Quality director|aiko.tanaka@sakura-pharma.example', 'Sakura Pharma', 'Quality|Pharma|Japan', 'Packaging fair|fair', 'Customer|CONNECTED',
    '350:event 345-150:mail*9 300:web=micro 280:demo 270:meet 240:sec 210:prop 190:ref 60:reply', { anchors: [['opportunity', 268], ['won', 160]] }],
  ['lena|Lena Vogt|Operations manager|lena.vogt@alpenquell.example', 'Alpenquell Getränke', 'Operations|Beverage|Austria', 'Referral', 'Customer|CONNECTED',
    '330:referral 320:meet 280:trial 250:prop 220:call 90-10:page*5', { anchors: [['opportunity', 315], ['won', 245]] }],
  ['daniel|Daniel Osei|Plant manager|daniel.osei@goldcoast-cocoa.example', 'Goldcoast Cocoa', 'Plant management|Food|Ghana', 'Partner', 'Customer|CONNECTED',
    '200:list 180:demo 170:meet 120:prop 60:meet', { anchors: [['meeting', 170], ['opportunity', 165], ['won', 21]] }],
  ['sofia|Sofia Rossi|Packaging engineer|sofia.rossi@pastificio-aurora.example', 'Pastificio Aurora', 'Maintenance|Food|Italy', 'Webinar|microstops', 'Lead|UNQUALIFIED',
    '220-40:mail*9 160:web=micro 140:demo 130:meet 100:prop 40:reply', { anchors: [['opportunity', 128], ['lost', 34]] }],
  ['patrick|Patrick Doyle|Operations director|patrick.doyle@liffey-brewing.example', 'Liffey Brewing', 'Operations|Beverage|Ireland', 'Outbound', 'Lead|UNQUALIFIED',
    '340:call 320:demo 300:meet 250:prop 60-20:blog*3 30:click', { anchors: [['opportunity', 298], ['lost', 200]] }],
  ['ben|Ben Carter|Student|ben.carter@westford-university.example', 'Westford University', 'Other|Education|United Kingdom', 'Content', 'Lead|UNQUALIFIED',
    '50:form 50:dl=ebook 48:dl=oee 47:dl=energy 20:careers*2', { anchors: [['disqualified', 44]] }],
  ['olga|Olga Petrova|Sales manager|olga.petrova@etikett-solutions.example', 'Etikett Solutions', 'Other|Machinery|Germany', 'Packaging fair|fair', 'Lead|UNQUALIFIED',
    '150:event 149:contact 140:call', { anchors: [['disqualified', 139]] }],
  ['layla|Layla Haddad|Operations director|layla.haddad@alwaha-foods.example', 'شركة الواحة للأغذية والمشروبات', 'Operations|Food|United Arab Emirates', 'Paid search|retrofit', 'MQL|OPEN',
    '110:ad 100-15:mail*5 70:dl=arabic 24:form 20:case=fjord 9:product*3 5:dl=ebook', { language: 'ar' }],
  ['maria|Maria Magdalena Josefina Annunziata von Hohenlohe-Waldenburg-Schillingsfürst-Bartenstein|Executive vice president for packaging, sustainability and industrial engineering|mm.hohenlohe@waldenburg-molkereien.example', 'Vereinigte Molkereien Waldenburg-Schillingsfürst Beteiligungsgesellschaft mbH & Co. KG', 'Plant management|Dairy|Germany', 'Content|retrofit', 'Lead|NEW',
    '60-5:page*6 26:dl=leitfaden 12:form 3:case=fjord', { language: 'de' }],
  ['peter|Peter Novák|Production planner|peter.novak@moravia-glass.example', 'Moravia Glass', 'Operations|Glass|Czechia', 'List import', 'Lead|NEW', ''],
  ['grace|Grace Kim|Digital lead|grace.kim@hanbit-logistics.example', 'Hanbit Logistics', 'IT and security|Logistics|South Korea', 'Organic search', 'Subscriber|NEW',
    '340-1:page!*3200 330-2:blog!*1200 320-3:open!*560 300-10:page?*20 90-4:blog*20'],
  ['erik|Erik Lindqvist|Technical buyer|erik.lindqvist@norrsken-fisk.example', 'Norrsken Fisk', 'Finance|Food|Sweden', 'Content|newsletter', 'Subscriber|UNQUALIFIED',
    '300:news 290-120:mail*8 118:unsub 117:spam', { optOut: true }],
  ['einkauf|Einkauf Vitaplus|Purchasing|einkauf@vitaplus.example', 'Vitaplus Nahrungsmittel', 'Finance|Food|Switzerland', 'Web form', 'Lead|NEW',
    '33:form 33:dl=price24 14:price'],
  ['nadia|Nadia Benali|Process engineer|nadia.benali@atlas-dates.example', 'Atlas Dates', 'Maintenance|Food|Morocco', 'Newsletter|newsletter', 'Subscriber|NEW',
    '280:news 270-3:sent*40 270-3:open!*40 12:click! 12:click! 12:click!'],
  ['oliver|Oliver Grant|Site director|oliver.grant@highland-spirits.example', 'Highland Spirits', 'Plant management|Beverage|United Kingdom', 'Outbound', 'SQL|ATTEMPTED_TO_CONTACT',
    '58:call 51:call 44:call 30:open 20:page'],
  ['ingrid|Ingrid Solheim|Head of production|ingrid.solheim@fjordbakst.example', 'Fjordbakst', 'Operations|Food|Norway', 'Paid search|payback', 'Subscriber|NEW',
    '40:ad 25:web=micro 16:calc 9:pweb 5:price*2 2:pform'],
  ['karim|Karim Aziz|Operations director|karim.aziz@nile-dairies.example', 'Nile Dairies', 'Operations|Dairy|Egypt', 'Webinar|microstops', 'MQL|CONNECTED',
    '90:wreg=micro 41:web=micro 28:dl=roi 19:product*2 11:case=fjord 8:call 7:reply'],
  ['hannah|Hannah Schmitt|Project engineer|hannah.schmitt@rheingold-sekt.example', 'Rheingold Sekt', 'Maintenance|Beverage|Germany', 'Paid search|payback', 'MQL|OPEN',
    '30:ad 21:price*2 17:calc 12:dl=price24 6:pform', { language: 'de' }],
  ['lucas|Lucas Moreau|Plant manager|lucas.moreau@provence-conserves.example', 'Provence Conserves', 'Plant management|Food|France', 'Packaging fair|fair', 'SQL|ATTEMPTED_TO_CONTACT',
    '130:hot 110:web=micro 88:price*2 80:schat 66:call 52:call 40:call'],
  ['wei|Wei Zhang|Automation manager|wei.zhang@jade-beverage.example', 'Jade Beverage', 'IT and security|Beverage|China', 'Webinar|microstops', 'MQL|OPEN',
    '100:web=micro 85:dl=ot 80:vs=vsx 70:case=alpen 61:product*2 60-20:mail*3'],
  ['zoe|Zoe Adams|Continuous improvement lead|zoe.adams@prairie-mills.example', 'Prairie Mills', 'Operations|Food|Canada', 'Content', 'Lead|OPEN',
    '330:form 320:dl=oee 3:back 3:case=alpen 2:product*3 1:vs=vsx 1:dl=vsm 0:back'],
  ['felix|Felix Baumann|Purchasing manager|felix.baumann@seeland-gemuese.example', 'Seeland Gemüse', 'Finance|Food|Switzerland', 'Outbound', 'Lead|BAD_TIMING',
    '190:call 170:dl=roi 160:price 120:call 60-10:mail*4 20:click', { anchors: [['disqualified', 52]] }],
  ['amara|Amara Diallo|Quality manager|amara.diallo@teranga-juices.example', 'Teranga Juices', 'Quality|Beverage|Senegal', 'Packaging fair|fair', 'MQL|OPEN',
    '340:event 330:call 40:news 36-6:mail*3 25:web=micro 14:dl=check 8:case=alpen 4:product*2', { anchors: [['disqualified', 300]] }],
  ['victor|Victor Santos|Maintenance manager|victor.santos@serra-cafe.example', 'Serra Café', 'Maintenance|Food|Brazil', 'Organic search', 'Subscriber|NEW', '26-3:blog*4 10:page'],
  ['emma|Emma Johansson|Shift lead|emma.johansson@smaland-bryggeri.example', 'Småland Bryggeri', 'Operations|Beverage|Sweden', 'Social', 'Subscriber|NEW', '70-8:social*3 20:blog*2 12:imp*5'],
  ['raj|Raj Patel|Head of engineering|raj.patel@monsoon-tea.example', 'Monsoon Tea', 'Maintenance|Food|India', 'Newsletter|newsletter', 'Subscriber|NEW', '180:news 170-2:mail*11 8:click 4:back'],
  ['clara|Clara Jensen|Production manager|clara.jensen@oresund-pharma.example', 'Øresund Pharma', 'Quality|Pharma|Denmark', 'Content', 'Lead|NEW', '34:form 30-4:page*4 9:click 5:back'],
  ['samuel|Samuel Levi|Plant engineer|samuel.levi@galil-olive.example', 'Galil Olive', 'Maintenance|Food|Israel', 'Packaging fair|fair', 'Lead|NEW', '22:event 21:news 12:click*2 6:back 5:page*3'],
  ['yuki|Yuki Sato|Packaging developer|yuki.sato@hinode-beauty.example', 'Hinode Beauty', 'Quality|Cosmetics|Japan', 'Organic search', 'Lead|NEW', '18:form 10:page*3 3:blog*2'],
  ['mateo|Mateo Herrera|Operations manager|mateo.herrera@andina-snacks.example', 'Andina Snacks', 'Operations|Food|Chile', 'Webinar|microstops', 'MQL|OPEN', '48:ad 33:wreg=micro 26:web=micro 15:dl=ebook 9:case=alpen 2:product*2'],
  ['julia|Julia Wiśniewska|Head of operations|julia.wisniewska@baltyk-ryby.example', 'Bałtyk Ryby', 'Operations|Food|Poland', 'Content|retrofit', 'MQL|NEW', '75:form 40:dl=check 22:dl=data 13:vs=vsm 5:case=fjord 3:web=micro'],
  ['david|David Cohen|Supply chain director|david.cohen@harbor-distribution.example', 'Harbor Distribution', 'Operations|Logistics|United States', 'Referral', 'SQL|CONNECTED', '30:referral 24:meet 16:price 9:call 6:pweb 2:reply', { anchors: [['meeting', 24]] }],
  ['mei|Mei-Ling Chen|Factory director|meiling.chen@formosa-soy.example', 'Formosa Soy', 'Plant management|Food|Taiwan', 'Partner', 'Opportunity|OPEN_DEAL', '140:list 100:demo 88:meet 64:trial 50:case=alpen 30:meet 17:prop 10:ref 4:view=plan', { anchors: [['opportunity', 85]] }],
  ['george|George Papadopoulos|Technical director|george.papadopoulos@aegean-dairy.example', 'Aegean Dairy', 'Maintenance|Dairy|Greece', 'Webinar|microstops', 'Opportunity|OPEN_DEAL', '160-30:mail*7 110:web=micro 80:demo 70:meet 55:price*2 28:prop 14:meet 6:sec 1:reply', { anchors: [['opportunity', 68]] }],
]

/** The forty people of the sample. */
export const CAST: readonly Player[] = LINES.map(
  ([who, company, market, origin, crm, story, more], index) => {
    const [key, name, title, email] = fields(who, 4)
    const [persona, industry, country] = fields(market, 3)
    const [source, campaign] = fields(origin, 2)
    const [crmStage, crmStatus] = fields(crm, 2)
    return {
      key: key!,
      name: name!,
      title: title!,
      company,
      email: email!,
      persona: persona!,
      industry: industry!,
      country: country!,
      source: source!,
      campaign: campaign as CampaignKey | undefined,
      crmStage: crmStage!,
      crmStatus,
      owner: REPS[index % REPS.length]!,
      story,
      ...more,
    }
  },
)

function fields(line: string, most: number): (string | undefined)[] {
  return line.split('|', most)
}

/** The id of the sample lead with this key. */
export function leadId(key: string): string {
  return `sample-lead-${key}`
}

/** The practice CRM's number of a player: the place in the cast. */
export function recordNumber(key: string): string {
  return `L-${1001 + CAST.findIndex((player) => player.key === key)}`
}
