import { judgeSends } from '../domain/advance'
import { DEFAULT_MODEL } from '../domain/journey-model'
import { walkJourney } from '../domain/journey-path'
import type { Random } from '../domain/random'
import type { Send } from '../domain/send'
import { CAST, leadId } from './cast'
import { REPS } from './company'
import { factsAt, type Facts } from './facts'
import { assetId } from './library'

const DAY = 86_400_000

/** What was sent to whom, days ago: these belong to a story. "energy" never was sent. */
const LINES =
  'tomas price 68,tomas alpen 64,tomas roi 45,tomas pilot 22,chloe sec 61,chloe ot 46,chloe council 20,' +
  'chloe sap 13,marcus vsm 34,marcus price 11,aiko sakura 282,aiko val 268,aiko plan 200,lena alpen 322,' +
  'lena pilot 285,daniel roi 130,daniel pilot 122,sofia vsx 135,sofia roi 128,sofia pilot 103,patrick price24 310,' +
  'ann ebook 95,layla fjord 22,henrik data 11,karim roi 9,hannah price24 16,lucas roi 87,wei vsx 78,amara val 20,' +
  'david logistics 5,mei alpen 95,mei plan 12,george pilot 30,george council 15,oliver stops 50,felix price24 24,' +
  'julia check 38,julia film 12,mateo tour 10,clara oee 8,zoe cosmo 2'

/** What many got, with the share of leads. */
const OFTEN = [
  ['sec', 0.75],
  ['fjord', 0.7],
  ['roi', 0.35],
  ['price', 0.35],
  ['micro', 0.3],
  ['leitfaden', 0.1],
] as const
/** Their suggestions are to be seen fresh. */
const SPARED = ['ann', 'tomas', 'priya', 'erik']

/** The sample's sends, oldest first, with the stage of their day and whether the lead moved on. */
export function makeSampleSends(facts: Facts, random: Random): Send[] {
  const sends = [...toldLines(facts.now, random), ...oftenLines(facts, random)]
    .sort((a, b) => a.at - b.at)
    .map((line, index) => makeSend(facts, line, index, random))
  return judged(facts, sends)
}

interface Line {
  lead: string
  asset: string
  at: number
}

function toldLines(now: number, random: Random): Line[] {
  return LINES.split(',').map((line) => {
    const [lead, asset, days] = line.split(' ')
    return { lead: lead!, asset: asset!, at: Math.round(now - (Number(days) - 0.3 * random()) * DAY) }
  })
}

/** A few days before something that the lead did. */
function oftenLines({ touchpoints, now }: Facts, random: Random): Line[] {
  return CAST.filter(({ key }) => !SPARED.includes(key)).flatMap(({ key }) => {
    const own = touchpoints[leadId(key)]!.filter((touchpoint) => !touchpoint.grade)
    return OFTEN.flatMap(([asset, share]) => {
      const near = own[Math.floor(random() * own.length)]
      const at = near && Math.round(Math.max(own[0]!.at + DAY / 2, near.at - (1 + 12 * random()) * DAY))
      return random() < share && at && at < now - DAY ? [{ lead: key, asset, at }] : []
    })
  })
}

function makeSend(facts: Facts, { lead, asset, at }: Line, index: number, random: Random): Send {
  const suggested = random() < 0.6
  return {
    id: `sample-send-${String(index).padStart(3, '0')}`,
    assetId: assetId(asset),
    leadId: leadId(lead),
    member: REPS[index % REPS.length]!,
    at,
    outcome: random() < 0.75 ? 'inserted' : 'copied',
    host: random() < 0.7 ? 'gmail' : 'salesforce',
    stage: factsAt(facts, lead, at).reading.stage,
    ...(suggested ? { slot: 1 + Math.floor(random() * 3) } : {}),
  }
}

function judged(facts: Facts, sends: readonly Send[]): Send[] {
  return CAST.flatMap(({ key }) => {
    const own = sends.filter((send) => send.leadId === leadId(key))
    const lead = facts.leads.find((one) => one.id === leadId(key))!
    const { rises } = walkJourney(facts.touchpoints[lead.id]!, lead.anchors, facts.now, DEFAULT_MODEL)
    const fates = judgeSends(own, facts.touchpoints[leadId(key)]!, rises, facts.now)
    return own.map((send) => ({ ...send, ...(fates.has(send.id) ? { moved: fates.get(send.id)! } : {}) }))
  }).sort((a, b) => a.at - b.at)
}
