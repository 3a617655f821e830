import { useState, type FormEvent } from 'react'
import { ReportSettings } from '../../../lib/domain/reports/report-settings'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { ErrorNote } from '../../ui/ErrorNote'
import { TextField } from '../../ui/TextField'
import { useSaveReportSettings } from './report-queries'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** What is typed, before it is known to be right. */
interface Draft {
  zone: string
  days: number[]
  opens: string
  closes: string
  closed: string
  dealValue: string
  currency: string
}

/** The company's days, hours and zone, its days off, and what a won deal is worth. */
export function HoursForm({ settings, onClose }: { settings: ReportSettings; onClose: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(settings))
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const saving = useSaveReportSettings(onClose)
  const put = (part: Partial<Draft>) => setDraft((held) => ({ ...held, ...part }))
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone

  const save = (event: FormEvent) => {
    event.preventDefault()
    const parsed = ReportSettings.safeParse(settingsOf(draft))
    if (parsed.success) {
      setWrong({})
      return saving.mutate(parsed.data)
    }
    setWrong(Object.fromEntries(parsed.error.issues.map(({ path }) => wordsAt(path))))
  }

  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4">
      <fieldset>
        <legend className="text-caption text-muted">Working days</legend>
        <div className="flex flex-wrap gap-x-4">
          {DAYS.map((name, index) => (
            <Checkbox
              key={name}
              label={name}
              checked={draft.days.includes(index + 1)}
              onChange={(on) =>
                put({ days: on ? [...draft.days, index + 1] : draft.days.filter((day) => day !== index + 1) })
              }
            />
          ))}
        </div>
        {wrong.days && <p role="alert" className="text-caption text-bad">{wrong.days}</p>}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-[1fr_1fr_2fr]">
        <TextField label="Opens" type="time" value={draft.opens} onChange={(opens) => put({ opens })} error={wrong.opens} />
        <TextField label="Closes" type="time" value={draft.closes} onChange={(closes) => put({ closes })} error={wrong.closes} />
        <TextField
          label="Time zone"
          list="report-zones"
          value={draft.zone}
          onChange={(zone) => put({ zone })}
          hint={here === draft.zone ? 'As on this computer.' : `This computer is in ${here}.`}
          error={wrong.zone}
        />
      </div>
      <datalist id="report-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <TextField
        label="Days off"
        placeholder="2026-12-25, 2027-01-01"
        value={draft.closed}
        onChange={(closed) => put({ closed })}
        hint="Year, month, day; with commas between."
        error={wrong.closed}
      />
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <TextField
          label="What a won deal is worth, in the mean"
          inputMode="decimal"
          value={draft.dealValue}
          onChange={(dealValue) => put({ dealValue })}
          hint="For the velocity. Left empty, it is told in deals."
          error={wrong.dealValue}
        />
        <TextField label="Currency" placeholder="EUR" value={draft.currency} onChange={(currency) => put({ currency })} error={wrong.currency} />
      </div>
      {saving.error && <ErrorNote>{errorWords(saving.error, 'The hours were not saved.')}</ErrorNote>}
      <div className="flex gap-2">
        <Button look="accent" type="submit" pending={saving.isPending}>
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  )
} // prettier-ignore

function draftOf({ calendar, dealValue, currency }: ReportSettings): Draft {
  const { zone, days, opens, closes, closed } = calendar
  return {
    zone,
    days,
    opens,
    closes,
    closed: (closed ?? []).join(', '),
    dealValue: dealValue === undefined ? '' : String(dealValue),
    currency: currency ?? '',
  }
}

/** Not checked yet: that is the schema's. */
function settingsOf({ zone, days, opens, closes, closed, dealValue, currency }: Draft): unknown {
  const off = closed.split(/[\s,;]+/).filter(Boolean)
  return {
    calendar: {
      zone: zone.trim(),
      days: days.toSorted((a, b) => a - b),
      opens,
      closes,
      ...(off.length > 0 ? { closed: off } : {}),
    },
    ...(dealValue.trim() ? { dealValue: Number(dealValue.replace(/[\s,’']/g, '')) } : {}),
    ...(currency.trim() ? { currency } : {}),
  }
}

const WRONG: Record<string, string> = {
  zone: 'No such time zone. Write it as Europe/Berlin.',
  days: 'Choose at least one working day.',
  opens: 'A time of day as 09:00.',
  closes: 'A time of day as 17:00.',
  closed: 'Write each day as 2026-12-25.',
  dealValue: 'A number above nothing, as 12000.',
  currency: 'Eight letters at most.',
}

function wordsAt(path: readonly PropertyKey[]): [field: string, words: string] {
  const field = path.map(String).find((part) => part in WRONG)
  // What is wrong with the calendar as a whole: it closes before it opens.
  return field ? [field, WRONG[field]!] : ['closes', 'It must close after it opens.']
}
