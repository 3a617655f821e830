import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { Feedback } from '../../../lib/domain/feedback'
import { usePageKeys } from '../page-keys'
import { goTo } from '../route'
import { FeedbackRow } from './FeedbackRow'

interface FeedbackRowsProps {
  rows: readonly Feedback[]
  openId: string | undefined
  /** There are more verdicts than these rows. */
  more: boolean
  onMore: () => void
}

const ROW_PX = 64
const STEPS: Record<string, number> = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
}

/**
 * The verdicts as a list of links, only those in sight in the page. Keys: in the list j, k, arrows, Home and End
 * move, Enter opens; beside it j and k open the next or the one before.
 */
export function FeedbackRows({ rows, openId, more, onMore }: FeedbackRowsProps) {
  const box = useRef<HTMLDivElement>(null)
  const [reachedId, setReachedId] = useState<string>()
  // Its functions are not passed on, so that the compiler's leaving this alone costs nothing.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]!.id,
    overscan: 8,
  })
  const shown = virtual.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  const openIndex = rows.findIndex((row) => row.id === openId)
  const reached = Math.max(
    0,
    rows.findIndex((row) => row.id === (reachedId ?? openId)),
  )

  useEffect(() => {
    if (more && lastShown >= rows.length - 10) onMore()
  }, [more, lastShown, rows.length, onMore])

  useEffect(() => {
    if (openIndex < 0) return
    virtual.scrollToIndex(openIndex)
    setReachedId(openId)
    // Only as another verdict is opened, not as the rows around it change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [openId, openIndex < 0])

  const focusRow = (index: number) => {
    virtual.scrollToIndex(index)
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`)?.focus())
  }

  usePageKeys((key, target) => {
    const step = STEPS[key]
    if (step === undefined || rows.length === 0) return false
    const held = (index: number) => Math.max(0, Math.min(rows.length - 1, index))
    if (box.current?.contains(target)) focusRow(held(reached + step))
    else if (key !== 'j' && key !== 'k') return false
    else if (openId === undefined) focusRow(reached)
    else goTo({ page: 'inbox', id: rows[held(openIndex + step)]!.id })
    return true
  })

  return (
    <div ref={box} className="h-full overflow-y-auto">
      <ul aria-label="Verdicts" className="relative" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start, key }) => (
          <li
            key={key}
            data-index={index}
            aria-setsize={more ? -1 : rows.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0"
            style={{ height: ROW_PX, transform: `translateY(${start}px)` }}
          >
            <FeedbackRow
              feedback={rows[index]!}
              open={rows[index]!.id === openId}
              reachable={index === reached}
              onFocus={() => setReachedId(rows[index]!.id)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
