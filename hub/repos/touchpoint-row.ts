import { z } from 'zod'
import { Touchpoint } from '../../lib/domain/touchpoint'
import { readBody } from './readable'

/**
 * A touchpoint as one array of a look-up: what has a column of its own, and `body` with the rest. What the hub notes
 * beside it (`clock`: the time as it was told, where that could not be) stays behind.
 */
const Rest = Touchpoint.pick({
  name: true,
  title: true,
  url: true,
  channel: true,
  campaign: true,
  utm: true,
  detail: true,
})
const Row = z.tuple([
  Touchpoint.shape.id,
  Touchpoint.shape.at,
  Touchpoint.shape.type,
  Touchpoint.shape.side,
  Touchpoint.shape.source,
  z.enum(['machine', 'unsure']).nullable(),
  Rest,
])

/** Its columns as one JSON array, for `json_agg`. `t` is the table. */
export const TOUCHPOINT_ARRAY = 'json_build_array(t.id, t.at, t.type, t.side, t.source, t.grade, t.body)'

/** Touchpoints as read, oldest first. */
export function readTouchpoints(rows: unknown): Touchpoint[] {
  return z
    .array(z.unknown())
    .parse(rows ?? [])
    .map((row) => readBody(Row, row, { noun: 'touchpoint', id: String((row as unknown[])[0]) }))
    .filter((row) => row !== undefined)
    .map(([id, at, type, side, source, grade, rest]): Touchpoint =>
      grade ? { id, type, at, side, source, ...rest, grade } : { id, type, at, side, source, ...rest },
    )
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** The `body` of a touchpoint: what has no column of its own, as JSON text. */
export function touchpointBody({ name, title, url, channel, campaign, utm, detail }: Touchpoint): string {
  return JSON.stringify({ name, title, url, channel, campaign, utm, detail })
}
