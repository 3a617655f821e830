import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { DATE_FORMAT_NAMES, parseDate, type DateFormat } from '../../../lib/import/date-format'
import type { DateQuestion } from '../../../lib/import/date-question'
import type { Mapping } from '../../../lib/import/mapping'
import { numberWords } from '../../ui/counted'
import { withField } from './file-words'
import type { ReadyFile } from './import-session'

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

interface DateQuestionsProps {
  file: ReadyFile
  onChange: (mapping: Mapping) => void
}

/** Asks how dates read where the whole column leaves it open; shows the first values either way. */
export function DateQuestions({ file, onChange }: DateQuestionsProps) {
  const { questions, mapping } = file
  return questions.map((question) => (
    <fieldset key={question.header} className="rounded-ui bg-accent-soft px-3 py-2">
      <legend className="contents font-medium">{titleOf(question)}</legend>
      <RadioGroup
        aria-label={titleOf(question)}
        value={mapping.dates[question.header] ?? ''}
        onValueChange={(value) =>
          onChange(
            value === 'out'
              ? withField(mapping, question.header, '')
              : { ...mapping, dates: { ...mapping.dates, [question.header]: value as DateFormat } },
          )
        }
        className="mt-1 flex flex-col"
      >
        {question.formats.map((format) => (
          <Choice
            key={format}
            value={format}
            label={DATE_FORMAT_NAMES[format]}
            hint={readingOf(question, format)}
          />
        ))}
        <Choice value="out" label="Leave this column out" />
      </RadioGroup>
    </fieldset>
  ))
}

function titleOf({ header, why, values, fits = 0, miss }: DateQuestion): string {
  if (why === 'order') return `How do the dates of “${header}” read? All of them can be read both ways.`
  const where = miss ? `, first “${miss.text}” on line ${numberWords(miss.line)}` : ''
  return `Not all of “${header}” are dates: ${numberWords(values - fits)} of ${numberWords(values)} do not fit${where}.`
}

function readingOf({ samples }: DateQuestion, format: DateFormat): string {
  return samples
    .flatMap((text) => {
      const at = parseDate(format, text)
      return at === undefined ? [] : [`${text} is ${DAY.format(at)}`]
    })
    .join(' · ')
}

function Choice({ value, label, hint }: { value: string; label: string; hint?: string }) {
  return (
    <label className="flex min-h-8 items-start gap-2 py-1.5">
      <Radio.Root
        value={value}
        className="mt-px grid size-4 shrink-0 place-items-center rounded-full border border-edge bg-ground data-checked:border-accent"
      >
        <Radio.Indicator className="size-2 rounded-full bg-accent" />
      </Radio.Root>
      <span>
        {label}
        {hint && <span className="block text-caption text-muted">{hint}</span>}
      </span>
    </label>
  )
}
