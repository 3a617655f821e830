import { Bot, Eye } from 'lucide-react'
import { useState } from 'react'
import type { ViewLine } from '../../lib/messages/panel-view'
import { Button } from '../ui/Button'
import { DayTime } from '../ui/DayTime'
import { Section } from './Section'

/** Receipts in sight before the rest is asked for. */
const FIRST = 3

/** What the lead opened of what they were sent by tracked links. Stands only where there is some. */
export function ViewReceipts({ lines }: { lines: readonly ViewLine[] }) {
  const [all, setAll] = useState(false)
  if (lines.length === 0) return null
  const more = lines.length - FIRST
  return (
    <Section title="Opened">
      <ul>
        {lines.slice(0, all ? lines.length : FIRST).map((line) => (
          <Line key={line.assetId} line={line} />
        ))}
      </ul>
      {more > 0 && !all && (
        <Button look="link" aria-label={`${more} more opened`} onClick={() => setAll(true)}>
          {more} more
        </Button>
      )}
    </Section>
  )
}

function Line({ line }: { line: ViewLine }) {
  const { title, grade, at, why } = line
  const Icon = grade === 'machine' ? Bot : Eye
  return (
    <li className="flex items-start gap-2 py-1">
      <Icon aria-hidden size={16} className="mt-px shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className={`line-clamp-2 break-words ${grade === 'machine' ? 'text-muted' : ''}`}>
          <bdi>{title}</bdi>
        </p>
        <p className="text-caption text-muted" title={grade === 'human' ? undefined : why}>
          {wordsOf(line)} · <DayTime at={at} form="dayTime" />
        </p>
      </div>
    </li>
  )
}

/** "Viewed 3 times · page 2 longest", "Opened by a machine". */
export function wordsOf({ grade, times, longestPage, why }: ViewLine): string {
  if (grade === 'machine') return `Opened by a machine: ${why}`
  if (grade === 'unsure') return `Opened, perhaps by a machine: ${why}`
  const often = times === 1 ? 'Viewed' : `Viewed ${times} times`
  return longestPage === undefined ? often : `${often} · page ${longestPage} longest`
}
