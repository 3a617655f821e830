import {
  ChartNoAxesColumn,
  FileUp,
  Inbox,
  Library,
  ListChecks,
  MessageCircleQuestionMark,
  MessagesSquare,
  Scale,
  Settings,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { numberWords } from '../ui/counted'
import { hashOf, type Route } from './route'
import type { Home } from './use-home'

interface HouseNavProps {
  page: Route['page']
  home: Home
  /** Verdicts that nobody in marketing has looked at. */
  newVerdicts: number
  /** Stages that a rep disputes. */
  disputes: number
  children?: ReactNode
}

const ROOMS = [
  { page: 'inbox', name: 'Inbox', icon: Inbox },
  { page: 'disputes', name: 'Disputed stages', icon: MessageCircleQuestionMark },
  { page: 'buyer', name: 'Voice of the buyer', icon: MessagesSquare },
  { page: 'definition', name: 'Definition', icon: ListChecks },
  { page: 'model', name: 'Stage model', icon: Scale },
  { page: 'reports', name: 'Reports', icon: ChartNoAxesColumn },
  { page: 'assets', name: 'Assets', icon: Library },
  { page: 'import', name: 'Import', icon: FileUp },
] as const

const LINK =
  'flex min-h-8 items-center gap-1.5 rounded-ui px-1.5 text-muted min-[400px]:gap-2 min-[400px]:px-2 hover:bg-line hover:text-text aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent'

/** The rooms of the marketer's house: at the left edge, or in a row on top where the page is narrow. */
export function HouseNav({ page, home, newVerdicts, disputes, children }: HouseNavProps) {
  const isRep = home.isHub && home.role === 'rep'
  const rooms = isRep ? ROOMS.filter((room) => room.page === 'definition') : ROOMS
  return (
    <nav
      aria-label="Halfdoor"
      className="flex shrink-0 flex-wrap items-center gap-0.5 bg-raised px-2 py-2 min-[400px]:gap-1 min-[400px]:px-3 md:w-48 md:flex-col md:flex-nowrap md:items-stretch md:py-4"
    >
      <span className="mr-2 hidden items-center gap-2 px-2 text-lead font-semibold min-[560px]:flex md:mb-1">
        <DoorMark />
        <span className="hidden md:inline">Halfdoor</span>
      </span>
      <p className="hidden px-2 pb-3 text-caption text-muted md:block">
        {home.isHub ? (
          <>
            <bdi className="block truncate font-medium text-text" title={home.name}>
              {home.name}
            </bdi>
            on the team’s hub, you are {home.role === 'admin' ? 'an admin' : `a ${home.role}`}
          </>
        ) : (
          'In this browser only'
        )}
      </p>
      {rooms.map(({ page: room, name, icon: Icon }) => (
        <a
          key={room}
          href={hashOf({ page: room })}
          aria-current={room === page ? 'page' : undefined}
          aria-label={labelOf(room, name, disputes)}
          className={LINK}
        >
          <Icon aria-hidden size={16} className="hidden shrink-0 sm:block" />
          {room === 'disputes' || room === 'buyer' ? <ShortName name={name} /> : name}
          {room === 'inbox' && newVerdicts > 0 && (
            <>
              <span
                aria-hidden
                className="ml-auto rounded-ui bg-accent px-1.5 text-caption font-medium text-on-accent tabular-nums"
              >
                {numberWords(newVerdicts)}
              </span>
              <span className="sr-only">, {numberWords(newVerdicts)} new</span>
            </>
          )}
          {room === 'disputes' && disputes > 0 && (
            <span className="ml-auto hidden text-caption tabular-nums min-[400px]:block">
              {numberWords(disputes)}
            </span>
          )}
        </a>
      ))}
      <div className="ml-auto flex flex-col gap-3 md:mt-auto md:ml-0">
        <div className="hidden md:block">{children}</div>
        <a href="options.html" target="_blank" className={LINK} aria-label="Settings, in a new tab">
          <Settings aria-hidden size={16} />
          <span className="hidden md:inline">Settings</span>
        </a>
      </div>
    </nav>
  )
}

/** The whole name where its first word alone is shown, with what waits there. */
function labelOf(room: Route['page'], name: string, disputes: number): string | undefined {
  if (room === 'disputes') return disputes > 0 ? `${name}, ${numberWords(disputes)}` : name
  return room === 'buyer' ? name : undefined
}

/** A long name: its first word where the rooms stand in a row. */
function ShortName({ name }: { name: string }) {
  const [first, ...others] = name.split(' ')
  return (
    <span className="whitespace-nowrap">
      {first}
      <span className="hidden md:inline"> {others.join(' ')}</span>
    </span>
  )
}

/** The mark: a door, its upper half open. */
function DoorMark() {
  return (
    <svg
      aria-hidden
      viewBox="0 0 16 16"
      className="size-4 text-accent"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <path d="M3 15V1h10v14" />
      <path d="M3 8h10v7H3z" fill="currentColor" stroke="none" />
      <path d="M3 1l5 2v5" strokeLinejoin="round" />
    </svg>
  )
}
