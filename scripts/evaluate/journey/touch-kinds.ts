import { z } from 'zod'
import { weightOf, type JourneyModel, type Weight } from '../../../lib/domain/journey-model.ts'
import { isWebType, type TouchKind } from '../../../lib/domain/learning/journey-snapshot.ts'
import { STAGES } from '../../../lib/domain/stage-names.ts'
import { Touchpoint, TouchpointType } from '../../../lib/domain/touchpoint.ts'
import { kindOfName } from '../../../lib/import/touchpoint-kind.ts'
import { Refusal } from '../command.ts'

const EvidenceClassName = z.enum(STAGES.slice(0, 5) as [(typeof STAGES)[number]])

/** What an outside name means: a touchpoint type (with a detail or not), points, or points in a class. */
export const TouchMeaning = z.union([
  z.string(),
  z.number(),
  z.object({ class: EvidenceClassName, points: z.number() }),
])
export type TouchMeaning = z.infer<typeof TouchMeaning>

/** Tells the kind of touch that an outside name means, and remembers each kind once. */
export interface KindBook {
  kinds: TouchKind[]
  /** The place of the kind in the list. Throws a `Refusal` where the map names a type that does not exist. */
  placeOf(name: string): number
}

/** A name that nobody explained counts nothing by the defaults, and may learn to. */
const UNKNOWN: Weight = [1, 0]

/** Reads names by the map's table first, then as the import does. */
export function makeKindBook(table: ReadonlyMap<string, TouchMeaning>, model: JourneyModel): KindBook {
  const kinds: TouchKind[] = []
  const byName = new Map<string, number>()
  const meanings = new Map([...table].map(([name, meaning]) => [name.toLowerCase(), meaning]))

  function enter(kind: TouchKind): number {
    const known = kinds.findIndex(({ name }) => name === kind.name)
    return known >= 0 ? known : kinds.push(kind) - 1
  }

  return {
    kinds,
    placeOf(name) {
      const before = byName.get(name)
      if (before !== undefined) return before
      const place = enter(kindOf(name, table.get(name) ?? meanings.get(name.toLowerCase()), model))
      byName.set(name, place)
      return place
    },
  }
}

function kindOf(name: string, meaning: TouchMeaning | undefined, model: JourneyModel): TouchKind {
  if (typeof meaning === 'number') return { name, weight: [classOf(meaning), meaning], isWeb: false }
  if (typeof meaning === 'object') {
    const evidenceClass = STAGES.indexOf(meaning.class) as Weight[0]
    return { name, weight: [evidenceClass, meaning.points], isWeb: false }
  }
  if (meaning !== undefined) return kindOfType(name, meaning, model)
  const { type, name: own } = kindOfName(name, 'file')
  return type === 'other'
    ? { name: own ?? name, weight: UNKNOWN, isWeb: false }
    : kindOfType(name, type, model)
}

function kindOfType(name: string, meaning: string, model: JourneyModel): TouchKind {
  const [first, second] = meaning.split('/')
  const type = TouchpointType.safeParse(first)
  const detail = Touchpoint.shape.detail.safeParse(second)
  if (!type.success || !detail.success)
    throw new Refusal(
      `The map says that "${name}" is "${meaning}": there is no such touchpoint type. ` +
        `Say one as pricing.viewed or form.submitted/product, or points as a number. They are: ${TouchpointType.options.join(', ')}.`,
    )
  const weight = weightOf({ type: type.data, detail: detail.data }, model) ?? UNKNOWN
  return { name: meaning, weight, isWeb: isWebType(type.data) }
}

/** Points without a class stand where the default points of that size do. */
function classOf(points: number): Weight[0] {
  const sizes = [2, 5, 12].map((most) => points <= most)
  if (points < 0) return 1
  return (sizes.includes(true) ? sizes.indexOf(true) : 3) as Weight[0]
}
