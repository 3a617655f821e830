import { z } from 'zod'
import { DEFAULT_MODEL, type JourneyModel } from './journey-model'
import { TouchpointType } from './touchpoint'

const five = (each: z.ZodNumber) => z.array(each).length(5)
const Points = z.number().min(-100).max(100)
const EvidenceClass = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
const StoredWeight = z.tuple([EvidenceClass, Points])

/** Awareness has no threshold, and a later stage needs no less than an earlier one. */
const Rising = five(z.number().min(0).max(1000)).refine(
  (figures) => figures[0] === 0 && figures.every((each, k) => k === 0 || each >= figures[k - 1]!),
  'A later stage may not need less than an earlier one.',
)

/** What a marketer may change of the model, within what the formulas bear. */
export const ModelNumbers = z.object({
  /** Days. */
  halfLife: five(z.number().min(1).max(730)),
  cap: five(z.number().min(1).max(1000)),
  theta: Rising,
  gamma: Rising,
  weights: z.partialRecord(TouchpointType, StoredWeight),
  details: z.record(z.string().max(80), StoredWeight),
})
export type ModelNumbers = z.infer<typeof ModelNumbers>

const StoredModel = ModelNumbers.extend({
  version: z.string().min(1).max(80),
  temperature: z.number(),
  gateSlope: z.number(),
  leaveBelow: z.number(),
})

/** One version of the stage model. Law: written once, never changed; a change is a new version. */
export const ModelVersion = z.object({
  version: z.number().int().min(1),
  origin: z.enum(['default', 'edited', 'learned']),
  /** The version that it was made from. */
  from: z.number().int().optional(),
  /** Why. */
  note: z.string().max(500).optional(),
  /** Absent for the defaults. */
  by: z.string().max(320).optional(),
  at: z.number().int().optional(),
  model: StoredModel,
})
export type ModelVersion = z.infer<typeof ModelVersion>

/** What was decided on learned points, with the figures that it was decided on. */
export const ModelDecision = z.object({
  outcome: z.enum(['accepted', 'refused']),
  by: z.string().max(320),
  at: z.number().int(),
  /** Why they were refused, or a word with the acceptance. */
  why: z.string().max(500).optional(),
  /** The version that the acceptance made. */
  version: z.number().int().optional(),
  learnedAt: z.number().int(),
  horizonDays: z.number(),
  /** Log-loss on the later snapshots. */
  present: z.number(),
  proposed: z.number(),
})
export type ModelDecision = z.infer<typeof ModelDecision>

/** All versions of a workspace, the one in force, and what was decided. */
export const ModelBook = z.object({
  versions: z.array(ModelVersion).min(1),
  inForce: z.number().int(),
  /** Who put which version in force when, oldest first; making a version puts it in force. */
  uses: z.array(z.object({ version: z.number().int(), by: z.string(), at: z.number().int() })),
  decisions: z.array(ModelDecision),
})
export type ModelBook = z.infer<typeof ModelBook>

/** The book of a workspace in which nobody has changed anything. */
export const DEFAULT_BOOK: ModelBook = {
  versions: [{ version: 1, origin: 'default', model: StoredModel.parse(DEFAULT_MODEL) }],
  inForce: 1,
  uses: [],
  decisions: [],
}

/** The version in force. Throws where the book names one that it does not hold. */
export function modelInForce({ versions, inForce }: ModelBook): ModelVersion {
  const found = versions.find(({ version }) => version === inForce)
  if (!found) throw new Error(`The stage model has no version ${inForce}`)
  return found
}

interface NewVersion {
  origin: 'edited' | 'learned'
  numbers: ModelNumbers
  note?: string
  by: string
  at: number
}

/** Adds a version made from the one in force, and puts it in force. */
export function addModel(book: ModelBook, { origin, numbers, note, by, at }: NewVersion): ModelBook {
  const base = modelInForce(book)
  const version = Math.max(...book.versions.map((each) => each.version)) + 1
  const model = { ...base.model, ...ModelNumbers.parse(numbers), version: `${origin}-${version}` }
  const made = { version, origin, from: base.version, ...(note ? { note } : {}), by, at, model }
  return putInForce({ ...book, versions: [...book.versions, made] }, version, by, at)
}

/** Goes (back) to a version. Throws where there is none of this number. */
export function putInForce(book: ModelBook, version: number, by: string, at: number): ModelBook {
  const next = { ...book, inForce: version, uses: [...book.uses, { version, by, at }] }
  modelInForce(next)
  return next
}

/** The changeable part of a model. */
export function numbersOf({ halfLife, cap, theta, gamma, weights, details }: JourneyModel): ModelNumbers {
  return ModelNumbers.parse({ halfLife, cap, theta, gamma, weights, details })
}
