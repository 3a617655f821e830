import { useSummary } from '../marketing/house-queries'
import { summaryWords } from '../marketing/summary-words'
import { Skeleton } from '../ui/Skeleton'
import { useConnection } from './hub/hub-queries'
import { Section } from './Section'

/** What is kept, where, and what leaves this browser: nothing, but for a hub that the person connected to. */
export function Privacy() {
  const { data: summary } = useSummary(true)
  const { data: connection } = useConnection()
  const hub = connection?.state === 'local' ? undefined : connection?.url
  return (
    <Section title="What is stored, and where">
      {summary ? (
        <p>
          <span className="font-medium tabular-nums">
            {hub ? 'In the team’s workspace' : 'In this browser'}: {summaryWords(summary)}.
          </span>
        </p>
      ) : (
        <Skeleton className="h-5 w-96 max-w-full" />
      )}
      <ul className="flex max-w-prose list-disc flex-col gap-1 pl-4 text-pretty">
        <li>
          {hub
            ? `What you worked with is in Halfdoor’s own database in this browser profile; the whole is on your team’s hub, ${hub}. Only what you agreed to is sent, and only there.`
            : 'All of it is in Halfdoor’s own database in this browser profile, on this device. Nothing is sent anywhere.'}
        </li>
        <li>Web pages cannot read it. They see that a frame is there, not what is in it.</li>
        <li>
          From an allowed page Halfdoor takes who the message or record is about, its subject and the last two
          messages, to find the lead and what answers them. They stay in memory until the browser closes.
        </li>
        <li>An asset is put into a page only when you click Insert.</li>
        <li>Other profiles and devices do not see it. Removing the extension deletes it all.</li>
      </ul>
    </Section>
  )
}
