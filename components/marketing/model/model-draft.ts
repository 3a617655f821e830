import { ModelNumbers } from '../../../lib/domain/model-version'
import { STAGE_NAMES, stageAt } from '../../../lib/domain/stage-names'
import { kindsOfClass, kindWords } from './model-words'

/** A kind of touch being written: its points as they are typed. */
export interface DraftKind {
  name: string
  evidenceClass: number
  points: string
}

export const STAGE_FIGURES = ['theta', 'gamma', 'halfLife', 'cap'] as const
export type StageFigure = (typeof STAGE_FIGURES)[number]

/** A stage model being written. Text, so that half a number can stand. */
export interface ModelDraft extends Record<StageFigure, string[]> {
  kinds: DraftKind[]
  note: string
}

/** A draft that begins as a version stands. */
export function draftOf(numbers: ModelNumbers): ModelDraft {
  const texts = (figures: readonly number[]) => figures.map(String)
  const kinds = [0, 1, 2, 3, 4].flatMap((evidenceClass) =>
    kindsOfClass(numbers, evidenceClass).map(({ name, points }) => ({
      name,
      evidenceClass,
      points: String(points),
    })),
  )
  const { theta, gamma, halfLife, cap } = numbers
  return {
    kinds,
    theta: texts(theta),
    gamma: texts(gamma),
    halfLife: texts(halfLife),
    cap: texts(cap),
    note: '',
  }
}

/** What the draft says, or what is wrong with it in words. */
export function numbersOfDraft(draft: ModelDraft): { numbers: ModelNumbers } | { wrong: string } {
  const odd = draft.kinds.find(({ points }) => !isPoints(points))
  if (odd) return { wrong: `${kindWords(odd.name)}: points are a number from −100 to 100.` }
  for (const figure of STAGE_FIGURES)
    for (const [k, text] of draft[figure].entries())
      if (!isFigure(figure, text)) return { wrong: `${STAGE_NAMES[stageAt(k)]}: ${RANGES[figure].words}` }
  const weight = ({ evidenceClass, points }: DraftKind) => [evidenceClass, numberOf(points)]
  const entries = (isDetail: boolean) =>
    draft.kinds
      .filter(({ name }) => name.includes('/') === isDetail)
      .map((kind) => [kind.name, weight(kind)] as const)
  const figures = STAGE_FIGURES.map((figure) => [figure, draft[figure].map(numberOf)] as const)
  const parsed = ModelNumbers.safeParse({
    ...Object.fromEntries(figures),
    weights: Object.fromEntries(entries(false)),
    details: Object.fromEntries(entries(true)),
  })
  return parsed.success ? { numbers: parsed.data } : { wrong: parsed.error.issues[0]!.message }
}

const RANGES: Record<StageFigure, { least: number; most: number; words: string }> = {
  theta: { least: 0, most: 1000, words: 'the points in all are a number from 0 to 1,000.' },
  gamma: { least: 0, most: 1000, words: 'the points of its own are a number from 0 to 1,000.' },
  halfLife: { least: 1, most: 730, words: 'points halve every 1 to 730 days.' },
  cap: { least: 1, most: 1000, words: 'at most is a number from 1 to 1,000.' },
}

/** True where a figure of a stage can stand. */
export function isFigure(figure: StageFigure, text: string): boolean {
  const value = numberOf(text)
  return value >= RANGES[figure].least && value <= RANGES[figure].most
}

/** True where points can stand. */
export function isPoints(text: string): boolean {
  return Math.abs(numberOf(text)) <= 100
}

/** NaN where it is no number; a comma and the long minus are taken as typed by hand. */
function numberOf(text: string): number {
  const plain = text.trim().replace(',', '.').replace('−', '-')
  return plain === '' ? NaN : Number(plain)
}
