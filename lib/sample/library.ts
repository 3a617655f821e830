import type { Asset, AssetType } from '../domain/asset'
import { STAGES } from '../domain/stage-names'
import { MARKETERS, OWN_DOMAIN } from './company'

const DAY = 86_400_000

/** Stages as digits 0 to 5, personas, industries, answers and topics separated by commas. */
type Line = readonly [
  key: string,
  type: AssetType,
  title: string,
  summary: string,
  stages: string,
  personas: string,
  industries: string,
  answers: string,
  topics: string,
  more?: { internal?: true; language?: string; expiredDays?: number; newDays?: number },
]

// prettier-ignore
const LINES: readonly Line[] = [
  ['stops', 'article', 'Where the minutes go: eleven reasons a line stops',
    'What 212 lines told us in a year. Most lost minutes come in stops shorter than two.',
    '01', 'Operations,Maintenance', '', 'why does the line stop', 'micro-stops,oee'],
  ['oee', 'guide', 'OEE without a spreadsheet',
    'Measure availability, performance and quality from the machine itself, not from the shift book.',
    '01', 'Operations,Plant management', '', 'how is OEE measured', 'oee,reporting'],
  ['micro', 'webinar', 'Micro-stops: seeing them before the shift does',
    'Recording, 38 minutes. A dairy and a brewery show their first four weeks with Linesight.',
    '12', 'Operations,Maintenance', 'Dairy,Beverage', 'what do others see in the first weeks', 'micro-stops,rollout'],
  ['ebook', 'ebook', 'The quiet line: a year of retrofits',
    'Twelve plants, twelve honest stories, with what went wrong.',
    '12', 'Plant management,Operations', 'Food,Beverage,Dairy', 'does it work on old machines', 'retrofit,rollout'],
  ['check', 'checklist', 'Is your line ready? Twenty points before a retrofit',
    'Power, network, guarding, people: what to look at before sensors are fitted.',
    '12', 'Maintenance', '', 'what do we have to prepare,downtime for the installation', 'retrofit,installation'],
  ['fjord', 'casestudy', 'Fjordmelk: 41 minutes a shift won back',
    'A dairy fitted nine machines from 1994 to 2021 in two weekends, without stopping production.',
    '23', 'Operations,Maintenance', 'Dairy', 'does it work on old machines,downtime for the installation', 'retrofit,micro-stops'],
  ['alpen', 'casestudy', 'Alpenquell: three bottling lines, one view',
    'How a mineral water bottler compares its lines and shifts fairly.',
    '23', 'Plant management,Operations', 'Beverage', 'can we compare plants', 'oee,reporting,rollout'],
  ['sakura', 'casestudy', 'Sakura Pharma: validated in eleven weeks',
    'The way through qualification, with the documents that were needed.',
    '34', 'Quality', 'Pharma', 'is it validated,GxP and Part 11', 'validation,audit trail'],
  ['sec', 'security', 'Security overview',
    'SSO with SAML and OpenID, roles, encryption, where data is stored, certificates, penetration tests.',
    '234', 'IT and security,Operations', '', 'SSO,where is the data stored,is it encrypted,penetration test', 'sso,security,hosting'],
  ['ot', 'whitepaper', 'Sensors without a hole in the OT network',
    'Reference architecture: one outbound connection, no inbound port, no change to the PLC.',
    '234', 'IT and security,Maintenance', '', 'does it touch the PLC,is the OT network safe', 'ot network,security'],
  ['roi', 'roi', 'ROI sheet',
    'A spreadsheet: your minutes, your margin, your payback. Nine months is the median of 64 lines.',
    '34', 'Finance,Plant management', '', 'what is the payback,it costs too much', 'roi,price'],
  ['price', 'faq', 'How Linesight is priced',
    'By line, not by user or sensor. What is in, what is not, and what a pilot costs.',
    '23', 'Finance,Operations', '', 'what does it cost,is it priced by user', 'price,pilot'],
  ['vsx', 'comparison', 'Linesight beside a MES module',
    'When a module of the MES is the better choice, and when it is not.',
    '23', 'IT and security,Operations', '', 'our MES can do that,what is different from a MES', 'mes,integration'],
  ['vsm', 'comparison', 'Retrofit or new line?',
    'Cost, time and risk side by side for five typical cases.',
    '12', 'Plant management,Finance', '', 'we are buying a new line anyway', 'retrofit,price'],
  ['data', 'datasheet', 'Linesight sensor data sheet',
    'Mounting, power, ranges, cleaning, IP69K.',
    '23', 'Maintenance', 'Food,Dairy,Pharma', 'can it be washed down,what power does it need', 'sensor,installation'],
  ['sap', 'datasheet', 'Connectors: SAP, MES and historian',
    'What goes in, what comes out, how often, and who sets it up.',
    '34', 'IT and security', '', 'does it connect to SAP', 'integration,sap,mes'],
  ['tour', 'demo', 'A line in two minutes: clickable tour',
    'No form. A real bottling line on a bad Tuesday.',
    '12', 'Operations,Maintenance,Plant management', '', 'can I see it', 'product,oee'],
  ['film', 'video', 'Fitting a sensor, start to end',
    'Four minutes, one take, no music.',
    '12', 'Maintenance', '', 'downtime for the installation,how long does fitting take', 'installation,sensor'],
  ['pilot', 'proposal', 'Pilot: one line, sixty days',
    'Scope, price, what we need from you, and what makes you stop.',
    '34', 'Operations,Plant management', '', 'can we try it first,how do we start', 'pilot,price'],
  ['board', 'slides', 'Ten slides for your board',
    'Yours to edit: the problem in your numbers, the plan, the risk.',
    '4', 'Plant management,Finance', '', 'how do I sell it inside', 'roi,rollout'],
  ['council', 'faq', 'Machines, not people: for the works council',
    'What is recorded and what is not, with a model agreement.',
    '34', 'Operations,Plant management', '', 'does it watch people,works council', 'privacy,people'],
  ['plan', 'template', 'Rollout plan, week by week',
    'A project plan for three, ten and thirty lines.',
    '45', 'Operations,IT and security', '', 'how long does the rollout take,who has to help', 'rollout'],
  ['val', 'guide', 'Validation pack for GxP sites',
    'User requirements, risk assessment, test scripts and audit trail for Part 11.',
    '34', 'Quality', 'Pharma,Cosmetics', 'is it validated,GxP and Part 11', 'validation,audit trail'],
  ['energy', 'whitepaper', 'What an idle line burns',
    'Compressed air and heat while nothing moves: measured on 31 lines.',
    '12', 'Plant management,Finance', 'Food,Beverage', 'what about energy', 'energy,oee'],
  ['leitfaden', 'guide', 'Leitfaden: Nachrüsten statt neu kaufen',
    'Der Leitfaden zum Nachrüsten bestehender Verpackungslinien, mit Rechenbeispiel.',
    '12', 'Operations,Maintenance', 'Food,Beverage', 'läuft das auf alten Maschinen', 'retrofit', { language: 'de' }],
  ['arabic', 'ebook', 'خط التعبئة الهادئ: دليل عملي',
    'دليل قصير لتقليل التوقفات القصيرة في خطوط التعبئة والتغليف.',
    '12', 'Operations,Plant management', 'Food', 'لماذا يتوقف الخط', 'micro-stops', { language: 'ar' }],
  ['price24', 'faq', 'Price list of last year',
    'Replaced by "How Linesight is priced".',
    '23', 'Finance', '', 'what does it cost', 'price', { expiredDays: 40 }],
  ['battle', 'other', 'How we win against MES modules',
    'For our own team: claims, proofs, traps. Not for customers.',
    '34', '', '', 'our MES can do that', 'mes', { internal: true }],
  ['logistics', 'article', 'Cartons that wait: stops at the end of the line',
    'Palletisers and labellers are half of all long stops in distribution centres.',
    '01', 'Operations', 'Logistics', 'does it work for palletisers', 'micro-stops', { newDays: 6 }],
  ['cosmo', 'casestudy', 'Small batches, many stops: a cosmetics plant',
    'Changeovers from 38 to 22 minutes.',
    '23', 'Operations,Quality', 'Cosmetics', 'we have many changeovers', 'changeover,oee'],
]

/** The sample's library of thirty, as it stands at `now` (ms). */
export function makeLibrary(now: number): Asset[] {
  return LINES.map(
    ([key, type, title, summary, stages, personas, industries, answers, topics, more = {}], index) => {
      const createdAt = now - (more.newDays ?? 400 - index * 9) * DAY
      return {
        id: assetId(key),
        title,
        type,
        url: `https://${OWN_DOMAIN}/content/${key}`,
        summary,
        stages: [...stages].map((digit) => STAGES[Number(digit)]!),
        personas: words(personas),
        industries: words(industries),
        answers: words(answers),
        topics: words(topics),
        language: more.language ?? 'en',
        owner: MARKETERS[index % MARKETERS.length],
        validFrom: createdAt,
        ...(more.expiredDays ? { validTo: now - more.expiredDays * DAY } : {}),
        version: index % 4 === 0 ? '2' : '1',
        ...(more.internal ? { internal: true } : {}),
        createdAt,
        updatedAt: Math.min(now, createdAt + (index % 5) * 20 * DAY),
      }
    },
  )
}

/** The id of the sample asset with this key. */
export function assetId(key: string): string {
  return `sample-asset-${key}`
}

function words(text: string): string[] {
  return text ? text.split(',') : []
}
