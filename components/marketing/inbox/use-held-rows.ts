import { useEffect, useState } from 'react'
import type { Feedback } from '../../../lib/domain/feedback'

/**
 * The rows of a filter with those opened under it: under "New" a verdict that was just looked at would else vanish
 * from beneath the hand. They leave as the filter changes.
 */
export function useHeldRows(
  rows: readonly Feedback[],
  opened: Feedback | null | undefined,
  /** Undefined while the rows of another filter stand in for those that are on their way. */
  filterKey: string | undefined,
): readonly Feedback[] {
  const [held, setHeld] = useState<{ key?: string; rows: readonly Feedback[] }>({ key: filterKey, rows: [] })
  const kept = held.key === filterKey ? held.rows : []

  useEffect(() => {
    const listed = rows.find((row) => row.id === opened?.id)
    if (!opened || filterKey === undefined || (!listed && !kept.some((row) => row.id === opened.id))) return
    setHeld({ key: filterKey, rows: [...kept.filter((row) => row.id !== opened.id), opened] })
    // `kept` is this hook's own state: following it would write it again for ever.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [rows, opened, filterKey])

  const listed = new Set(rows.map((row) => row.id))
  const left = kept.filter((row) => !listed.has(row.id))
  return left.length === 0 ? rows : [...rows, ...left].toSorted((a, b) => b.at - a.at)
}
