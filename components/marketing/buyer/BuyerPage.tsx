import { counted } from '../../ui/counted'
import { PageHead } from '../PageHead'
import { hashOf } from '../route'
import { useTitle } from '../use-title'
import { useRequests, useVoice } from './buyer-queries'
import { RequestList } from './RequestList'
import { VoiceList } from './VoiceList'

const TITLE = 'Voice of the buyer'

/** What buyers ask and object to, and what reps ask marketing to make. */
export function BuyerPage({ id, arrived }: { id?: string; arrived: boolean }) {
  const isRequests = id === 'requests'
  const gaps = useVoice().data?.gaps
  const open = useRequests().data?.filter(({ outcome }) => !outcome).length
  useTitle(TITLE)
  return (
    <div className="flex h-full flex-col">
      <header className="flex flex-col gap-2 border-b border-line px-4 pt-4 lg:px-6">
        <PageHead focus={arrived} number={TITLE} />
        <nav aria-label={TITLE} className="-mx-2 flex flex-wrap">
          <Tab
            href={hashOf({ page: 'buyer' })}
            current={!isRequests}
            name="Questions and objections"
            note={gaps ? counted(gaps, 'gap') : undefined}
          />
          <Tab
            href={hashOf({ page: 'buyer', id: 'requests' })}
            current={isRequests}
            name="Requests"
            note={open ? `${open} open` : undefined}
          />
        </nav>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 lg:px-6">
        {isRequests ? <RequestList /> : <VoiceList />}
      </div>
    </div>
  )
}

interface TabProps {
  href: string
  current: boolean
  name: string
  note?: string
}

function Tab({ href, current, name, note }: TabProps) {
  return (
    <a
      href={href}
      aria-current={current ? 'page' : undefined}
      className="flex min-h-9 items-center gap-1.5 border-b-2 border-transparent px-2 text-muted hover:text-text aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-accent"
    >
      {name}
      {note && <span className="text-caption font-normal tabular-nums">{note}</span>}
    </a>
  )
}
