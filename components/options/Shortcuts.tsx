import { useQuery } from '@tanstack/react-query'
import { KEYS } from '../lead/use-keys'
import { Button } from '../ui/Button'
import { Section } from './Section'

const INBOX_KEYS = [
  { key: 'j, k', words: 'Next verdict, the one before' },
  { key: 'Enter', words: 'Open the verdict' },
  { key: 'a', words: 'Answer it' },
]

/** Every key: the browser's, which can be changed there, the panel's and the inbox's. */
export function Shortcuts() {
  const { data: commands } = useQuery({ queryKey: ['commands'], queryFn: () => chrome.commands.getAll() })
  const everywhere = (commands ?? [])
    .filter((command) => command.description)
    .map((command) => ({ key: command.shortcut || 'Not set', words: command.description! }))
  return (
    <Section title="Keyboard">
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <div className="flex flex-col gap-3">
          <Keys title="On any page" rows={everywhere} />
          <Button
            className="self-start"
            onClick={() => void chrome.tabs.create({ url: 'chrome://extensions/shortcuts' })}
          >
            Change these keys
          </Button>
        </div>
        <Keys title="In the panel" rows={KEYS} />
        <Keys title="In the inbox" rows={INBOX_KEYS} />
      </div>
    </Section>
  )
}

function Keys({ title, rows }: { title: string; rows: readonly { key: string; words: string }[] }) {
  return (
    <div>
      <h3 className="mb-1 text-caption font-medium text-muted">{title}</h3>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1">
        {rows.map(({ key, words }) => (
          <div key={words} className="contents">
            <dt>
              <kbd className="rounded-ui bg-raised px-1.5 font-sans whitespace-nowrap">{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
