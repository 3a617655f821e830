import { useSummary } from '../marketing/house-queries'
import { summaryWords } from '../marketing/summary-words'
import { Skeleton } from '../ui/Skeleton'
import type { ConnectionView } from '../../lib/messages/connection-view'
import { useConnection } from './hub/hub-queries'
import { Section } from './Section'

/** What is kept, where, and what leaves this browser: nothing, but for a hub that the person connected to. */
export function Privacy() {
  const { data: connection } = useConnection()
  const isHub = connection !== undefined && connection.state !== 'local'
  // The whole of a hub is marketing's to count.
  const isRep = isHub && connection.me?.member.role === 'rep'
  const { data: summary } = useSummary({ touchpoints: true, enabled: connection !== undefined && !isRep })
  const hub = isHub ? nameOf(connection) : undefined
  return (
    <Section title="What is stored, and where">
      {isRep ? (
        <p className="font-medium">In this browser: what you looked up on the hub, {hub}.</p>
      ) : summary && connection ? (
        <p>
          <span className="font-medium tabular-nums">
            {isHub ? `On the hub, ${hub}` : 'In this browser'}: {summaryWords(summary)}.
          </span>
        </p>
      ) : (
        <Skeleton className="h-5 w-96 max-w-full" />
      )}
      {connection && (
        <ul className="flex max-w-prose list-disc flex-col gap-1 pl-4 text-pretty">
          <li>
            {isHub
              ? `What you worked with is in Halfdoor’s own database in this browser profile; the whole is on your team’s hub, ${hub}. Only what you agreed to is sent, and only there.`
              : 'All of it is in Halfdoor’s own database in this browser profile, on this device. Nothing is sent anywhere.'}
          </li>
          <li>Web pages cannot read it. They see that a frame is there, not what is in it.</li>
          <li>
            From an allowed page Halfdoor takes who the message or record is about, its subject and the last
            two messages, to find the lead and what answers them. They stay in memory until the browser
            closes.
          </li>
          <li>An asset is put into a page only when you click Insert.</li>
          <li>
            {isHub
              ? 'Your team sees what is on the hub, on their devices too. Signing out deletes the hub’s copy from this browser, removing the extension all that is in it; what is on the hub stays there.'
              : 'Other profiles and devices do not see it. Removing the extension deletes it all.'}
          </li>
        </ul>
      )}
    </Section>
  )
}

/** "Nordwind at https://hub.acme.example" */
function nameOf({ me, url }: ConnectionView): string {
  return [me?.workspace.name, url].filter(Boolean).join(' at ')
}
