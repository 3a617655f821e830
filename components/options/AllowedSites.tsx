import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { readSite } from '../../lib/domain/own-entry'
import { askAsHouse } from '../../lib/messages/messenger'
import { errorWords } from '../lead/error-words'
import { HOUSE_KEYS } from '../marketing/house-queries'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { Skeleton } from '../ui/Skeleton'
import { TextField } from '../ui/TextField'
import { Section } from './Section'
import { removeSite, requestSite, siteWords } from './site-permissions'

/** The sites whose pages may be read: take one back, allow one more. */
export function AllowedSites() {
  const {
    data: sites,
    error,
    refetch,
  } = useQuery({
    queryKey: HOUSE_KEYS.sites,
    queryFn: () => askAsHouse('siteList', {}),
  })
  return (
    <Section
      title="Sites"
      text="Halfdoor reads pages of these sites only, and of a tab where you click its button."
    >
      {error && !sites ? (
        <ErrorNote onRetry={() => void refetch()}>
          {errorWords(error, 'The sites could not be read.')}
        </ErrorNote>
      ) : !sites ? (
        <Skeleton className="h-8 w-64" />
      ) : sites.length === 0 ? (
        <p className="text-muted">No site is allowed for good yet.</p>
      ) : (
        <ul className="flex flex-col">
          {sites.map((site) => (
            <SiteLine key={site.origin} origin={site.origin} />
          ))}
        </ul>
      )}
      <AllowSite />
    </Section>
  )
}

function SiteLine({ origin }: { origin: string }) {
  const client = useQueryClient()
  const removing = useMutation({
    mutationFn: () => removeSite(origin),
    onSettled: () => client.invalidateQueries({ queryKey: HOUSE_KEYS.sites }),
  })
  const name = siteWords(origin)
  return (
    <li className="flex min-h-8 flex-wrap items-center gap-x-4">
      <span className="min-w-0 flex-1 truncate">{name}</span>
      <Button
        look="quiet"
        aria-label={`Take back ${name}`}
        pending={removing.isPending}
        onClick={() => removing.mutate()}
      >
        Take back
      </Button>
      {(removing.error || removing.data === false) && (
        <p role="alert" className="w-full text-caption text-bad">
          The browser keeps this one: it came with the extension or is set by your company.
        </p>
      )}
    </li>
  )
}

function AllowSite() {
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const allow = async (event: FormEvent) => {
    event.preventDefault()
    const site = readSite(text)
    if ('problem' in site) return setProblem(site.problem)
    try {
      // Nothing may be awaited before this: the browser asks only within the click.
      const given = await requestSite(site.value)
      setProblem(given ? undefined : `${siteWords(site.value)} was not allowed in the browser’s question.`)
      if (given) setText('')
    } catch (error) {
      setProblem(errorWords(error, `The browser could not ask for ${siteWords(site.value)}.`))
    }
    await client.invalidateQueries({ queryKey: HOUSE_KEYS.sites })
  }
  return (
    <form noValidate onSubmit={(event) => void allow(event)} className="flex items-end gap-2">
      <div className="min-w-0 flex-1 self-start">
        <TextField
          label="Allow one more"
          placeholder="crm.acme.com"
          dir="ltr"
          inputMode="url"
          value={text}
          error={problem}
          onChange={(next) => {
            setText(next)
            setProblem(undefined)
          }}
        />
      </div>
      <Button type="submit" className="mt-5 self-start" disabled={!text.trim()}>
        Allow
      </Button>
    </form>
  )
}
