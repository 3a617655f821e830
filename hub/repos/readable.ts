import { channel } from 'node:diagnostics_channel'
import type { z } from 'zod'
import { bodyShape, type NounBody, type NounName } from '../../lib/contract/noun-body'
import { unreadableRows } from '../metrics'

/** A row that does not have the shape of what it should be. */
export interface Unreadable {
  noun: string
  id: string
  /** Where it does not fit, as paths; nothing of what stands there. */
  at: string[]
}

/** Hears of every unreadable row, each time it is met: see `log-unreadable`. */
export const UNREADABLE = channel('halfdoor:unreadable')

/**
 * What a row says; undefined where it cannot be read, which is counted and told. Law: one such row is left out of a
 * page, it never takes the page with it.
 */
export function readBody<Shape extends z.ZodType>(
  shape: Shape,
  body: unknown,
  { noun, id }: { noun: string; id: string },
): z.infer<Shape> | undefined {
  const { data, error } = shape.safeParse(body)
  if (!error) return data
  tell({ noun, id, at: error.issues.slice(0, 5).map(({ path }) => path.join('.')) })
  return undefined
}

/** The same of a noun, by its own shape; a setting of a name that nobody knows is unreadable. */
export function readNounBody<N extends NounName>(
  noun: N,
  id: string,
  body: unknown,
): NounBody<N> | undefined {
  const shape = bodyShape(noun, id)
  if (shape) return readBody(shape, body, { noun, id }) as NounBody<N> | undefined
  tell({ noun, id, at: ['id'] })
  return undefined
}

/** Whole rows, those that can be read. */
export function readRows<Shape extends z.ZodType>(
  shape: Shape,
  rows: readonly unknown[],
  noun: string,
): z.infer<Shape>[] {
  return rows.flatMap((row) => {
    const { id } = row as { id?: unknown }
    const read = readBody(shape, row, { noun, id: typeof id === 'string' ? id : '' })
    return read === undefined ? [] : [read]
  })
}

function tell(row: Unreadable): void {
  unreadableRows.inc({ noun: row.noun })
  UNREADABLE.publish(row)
}
