import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { midnight } from '../ui/day-words'
import { ErrorNote } from '../ui/ErrorNote'
import { errorWords } from './error-words'
import { TouchpointRow } from './TouchpointRow'
import type { Touchpoints } from './use-touchpoints'

const ROW_PX = 32
/** Older ones are asked for when the last rows come this near. */
const AHEAD = 30

interface TouchpointListProps {
  touchpoints: Touchpoints
  /** In place of a list without rows. */
  empty: string
  scroller: HTMLElement | null
}

/** Draws only the rows in sight, so that 5,000 touchpoints scroll as ten do. */
export function TouchpointList({ touchpoints, empty, scroller }: TouchpointListProps) {
  const { items, more, loading, error, loadMore } = touchpoints
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const list = useRef<HTMLOListElement>(null)
  const margin = useTop(list, scroller)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => items[index]!.id,
    scrollMargin: margin,
    overscan: 8,
  })
  const rows = virtual.getVirtualItems()
  const last = rows.at(-1)?.index ?? -1
  useEffect(() => {
    if (more && last >= items.length - AHEAD) loadMore()
  })
  const toggle = (id: string) => setOpen((before) => before.symmetricDifference(new Set([id])))
  if (items.length === 0 && !loading && !error) {
    return <p className="pb-2 text-muted">{empty}</p>
  }
  return (
    <>
      <ol ref={list} aria-label="Timeline" className="relative" style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => {
          const touchpoint = items[row.index]!
          const above = items[row.index - 1]
          return (
            <li
              key={row.key}
              ref={virtual.measureElement}
              data-index={row.index}
              aria-posinset={row.index + 1}
              aria-setsize={more ? -1 : items.length}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start - margin}px)` }}
            >
              <TouchpointRow
                touchpoint={touchpoint}
                startsDay={!above || midnight(above.at) !== midnight(touchpoint.at)}
                open={open.has(touchpoint.id)}
                onToggle={() => toggle(touchpoint.id)}
              />
            </li>
          )
        })}
      </ol>
      {error && <ErrorNote>{errorWords(error, 'Older touchpoints did not come.')}</ErrorNote>}
    </>
  )
}

/** How far the list begins below the top of what scrolls; follows what grows above it. */
function useTop(list: RefObject<HTMLElement | null>, scroller: HTMLElement | null): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    if (!scroller) return
    const measure = () => {
      if (!list.current) return
      const { top: from } = list.current.getBoundingClientRect()
      setTop(Math.round(from - scroller.getBoundingClientRect().top + scroller.scrollTop))
    }
    measure()
    const observer = new ResizeObserver(measure)
    for (const child of scroller.children) observer.observe(child)
    return () => observer.disconnect()
  }, [list, scroller])
  return top
}
