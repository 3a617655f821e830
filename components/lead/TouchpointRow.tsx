import type { Touchpoint } from '../../lib/domain/touchpoint'
import { touchpointName } from '../../lib/domain/touchpoint-names'
import { DayTime } from '../ui/DayTime'
import { OutLink, outHref } from '../ui/OutLink'
import { crmName } from './crm-names'
import { gradeWords } from './journey-words'

interface TouchpointRowProps {
  touchpoint: Touchpoint
  /** The first of its day says the day. */
  startsDay: boolean
  open: boolean
  onToggle: () => void
}

/** One touch: what, when, which side. Opened, it says where it came from. */
export function TouchpointRow({ touchpoint, startsDay, open, onToggle }: TouchpointRowProps) {
  const grade = gradeWords(touchpoint.grade)
  const look = touchpoint.grade === 'machine' ? 'text-faint' : ''
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        onClick={onToggle}
        className={`-mx-2 flex min-h-8 w-[calc(100%+16px)] items-baseline gap-2 rounded-ui px-2 py-1.5 text-left hover:bg-raised ${look}`}
      >
        <DayTime
          at={touchpoint.at}
          capital
          className={`w-16 shrink-0 text-muted ${startsDay ? '' : 'sr-only'}`}
        />
        {!startsDay && <span aria-hidden className="w-16 shrink-0" />}
        <span className="line-clamp-2 min-w-0 flex-1 break-words">
          {touchpointName(touchpoint)}
          {touchpoint.title && (
            <>
              {' '}
              <bdi>“{touchpoint.title}”</bdi>
            </>
          )}
          {grade && <span className="text-faint"> {grade}</span>}
        </span>
        <span
          className={`shrink-0 text-caption text-muted ${touchpoint.side === 'marketing' ? 'sr-only' : ''}`}
        >
          {touchpoint.side}
        </span>
      </button>
      {open && <Detail touchpoint={touchpoint} />}
    </>
  )
}

/** Time, campaign, channel, UTM and link, as far as they are known. */
function Detail({ touchpoint }: { touchpoint: Touchpoint }) {
  const { utm } = touchpoint
  const href = outHref(touchpoint.url)
  const facts = [
    ['Campaign', touchpoint.campaign],
    ['Channel', touchpoint.channel],
    ['UTM source', utm?.source],
    ['UTM medium', utm?.medium],
    ['UTM campaign', utm?.campaign],
    ['UTM term', utm?.term],
    ['UTM content', utm?.content],
    ['From', crmName(touchpoint.source)],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  return (
    <div className="mb-2 ml-18 animate-appear">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-caption">
        <dt className="text-muted">Time</dt>
        <dd>
          <DayTime at={touchpoint.at} form="dayTime" capital />
        </dd>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      {href && (
        <OutLink href={href} className="max-w-full text-caption">
          {href.replace(/^https?:\/\//, '')}
        </OutLink>
      )}
    </div>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">
        <bdi>{value}</bdi>
      </dd>
    </>
  )
}
