import { versionNumber } from '../../../lib/domain/journey-model'
import type { ModelNumbers, ModelVersion } from '../../../lib/domain/model-version'
import { STAGE_NAMES, stageAt } from '../../../lib/domain/stage-names'
import { TOUCHPOINT_TYPES, type TouchpointType } from '../../../lib/domain/touchpoint'
import { typeName } from '../../../lib/domain/touchpoint-names'

const DETAILS: Record<string, string> = {
  return: 'a return visit',
  calculator: 'ROI calculator',
}

/** Words that a timeline completes with a title. */
const WHOLE: Partial<Record<TouchpointType, string>> = {
  'asset.downloaded': 'Downloaded an asset',
  'asset.viewed': 'Viewed an asset',
  'email.replied': 'Replied to an e-mail',
}

/** The words of a kind of touch: "Pricing page", "Sent a form: product". */
export function kindWords(name: string): string {
  const [type, detail] = name.split('/')
  const words = isType(type) ? (WHOLE[type] ?? typeName(type)) : name
  return detail ? `${words}: ${DETAILS[detail] ?? detail}` : words
}

export function isType(name: string | undefined): name is TouchpointType {
  return (TOUCHPOINT_TYPES as readonly (string | undefined)[]).includes(name)
}

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** Points as they are read: "15", "0.2", "−10". */
export function pointsWords(points: number): string {
  return NUMBER.format(points).replace('-', '−')
}

/** "Needs 45 points in all, 20 of them from Intent or later." Awareness needs none. */
export function needsWords({ theta, gamma }: Pick<ModelNumbers, 'theta' | 'gamma'>, stage: number): string {
  if (stage === 0) return 'Where every lead begins.'
  const later = stage === 4 ? STAGE_NAMES[stageAt(stage)] : `${STAGE_NAMES[stageAt(stage)]} or later`
  return `Needs ${pointsWords(theta[stage]!)} points in all, ${pointsWords(gamma[stage]!)} of them from ${later}.`
}

/** "Points halve every 45 days; together they count 90 at most." */
export function fadesWords({ halfLife, cap }: Pick<ModelNumbers, 'halfLife' | 'cap'>, stage: number): string {
  return `Points halve every ${pointsWords(halfLife[stage]!)} days; together they count ${pointsWords(cap[stage]!)} at most.`
}

/** "edited by Mei Tan", "learned from outcomes, accepted by Mei Tan", "the defaults". */
export function originWords({ origin, by }: Pick<ModelVersion, 'origin' | 'by'>): string {
  if (origin === 'default') return 'the defaults'
  return origin === 'edited' ? `edited by ${by}` : `learned from outcomes, accepted by ${by}`
}

/** "version 2" for `edited-2`; another name as it stands. */
export function versionWords(modelVersion: string): string {
  const number = versionNumber(modelVersion)
  return number === undefined ? modelVersion : `version ${number}`
}

/** A number that differs between two versions. */
export interface NumberChange {
  name: string
  from: number | undefined
  to: number | undefined
}

/** What differs: points first, then what stages need and how points fade. */
export function changesBetween(from: ModelNumbers, to: ModelNumbers): NumberChange[] {
  const [before, after] = [pointsOf(from), pointsOf(to)]
  const names = [...new Set([...before.keys(), ...after.keys()])]
  const points = names.map((name) => ({
    name: kindWords(name),
    from: before.get(name)?.[1],
    to: after.get(name)?.[1],
  }))
  const stages = (
    [
      ['theta', 'needs'],
      ['gamma', 'needs of its own'],
      ['halfLife', 'half-life, days'],
      ['cap', 'counts at most'],
    ] as const
  ).flatMap(([key, words]) =>
    from[key].map((value, k) => ({
      name: `${STAGE_NAMES[stageAt(k)]} ${words}`,
      from: value,
      to: to[key][k],
    })),
  )
  return [...points, ...stages].filter((change) => change.from !== change.to)
}

/** "Pricing page 15 → 30". */
export function changeWords({ name, from, to }: NumberChange): string {
  const words = (value: number | undefined) => (value === undefined ? 'none' : pointsWords(value))
  return `${name} ${words(from)} → ${words(to)}`
}

/** Every kind that has points, with its class and points; details beside their types. */
export function pointsOf({ weights, details }: ModelNumbers): Map<string, readonly [number, number]> {
  const all = [...Object.entries(weights), ...Object.entries(details)]
  return new Map(all.flatMap(([name, weight]) => (weight ? [[name, weight] as const] : [])))
}

/** Kinds of one class, most points first. */
export function kindsOfClass(
  numbers: ModelNumbers,
  evidenceClass: number,
): { name: string; points: number }[] {
  return [...pointsOf(numbers)]
    .filter(([, [of]]) => of === evidenceClass)
    .map(([name, [, points]]) => ({ name, points }))
    .sort((a, b) => b.points - a.points || kindWords(a.name).localeCompare(kindWords(b.name), 'en'))
}
