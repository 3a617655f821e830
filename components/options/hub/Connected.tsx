import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../lib/messages/connection-view'
import { Chip } from '../../ui/Chip'
import { DayTime } from '../../ui/DayTime'
import { OutLink } from '../../ui/OutLink'
import { meOf } from './hub-queries'
import { Outbox } from './Outbox'
import { SignOut } from './SignOut'

/** The workspace, who one is in it, and how it stands. */
export function Connected({ view }: { view: ConnectionView }) {
  const me = meOf(view)
  if (!me) return null
  const { workspace, member, url } = me
  return (
    <>
      <dl className="grid max-w-prose grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Line name="Workspace">
          <span className="font-medium break-words">{workspace.name}</span>
        </Line>
        <Line name="You">
          <span className="break-words">{member.name}</span> <Chip>{member.role}</Chip>
          <span className="block text-muted break-all">{member.email}</span>
        </Line>
        <Line name="Hub">
          <OutLink href={`${url}/welcome`} className="max-w-full">
            {url.replace(/^https:\/\//, '')}
          </OutLink>
        </Line>
        <Line name="Last contact">
          {view.lastSyncAt === undefined ? (
            'Not yet'
          ) : (
            <DayTime at={view.lastSyncAt} form="dayTime" capital />
          )}
          {view.offline && (
            <>
              {' '}
              <Chip tone="wait">Offline</Chip>
              <span className="block text-pretty text-muted">
                The hub does not answer. What is known here is shown; what you do waits and is sent once.
              </span>
            </>
          )}
        </Line>
        {view.consent.givenAt !== undefined && (
          <Line name="Agreed">
            <DayTime at={view.consent.givenAt} form="dayTime" capital />
          </Line>
        )}
      </dl>
      <Outbox view={view} />
      <SignOut workspace={workspace.name} pending={view.pending} parked={view.parked} />
    </>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}
