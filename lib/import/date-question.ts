import type { DateFormat } from './date-format'
import { isDateField } from './fields'
import type { Mapping } from './mapping'
import type { Survey } from './survey'

/** A column of which the person must say how its dates read. */
export interface DateQuestion {
  header: string
  /** `order`: day and month can be swapped. `misfit`: no format fits every value; this one fits most. */
  why: 'order' | 'misfit'
  formats: DateFormat[]
  /** The first values, to be shown read either way. */
  samples: string[]
  values: number
  fits?: number
  miss?: { line: number; text: string }
}

/**
 * Gives every mapped date column its format by the whole column, where that is certain, and asks for the others. A
 * column without any time in it gets neither. A format that the person chose earlier stays if it still fits.
 */
export function settleDates(
  mapping: Mapping,
  survey: Survey,
): { mapping: Mapping; questions: DateQuestion[] } {
  const dates: Record<string, DateFormat> = {}
  const questions: DateQuestion[] = []
  for (const [header, field] of Object.entries(mapping.fields)) {
    const column = survey.columns[survey.shape.headers.indexOf(header)]
    if (!column || !isDateField(mapping.noun, field)) continue
    const { whole, isAmbiguous, most, values } = column.dates
    const chosen = mapping.dates[header]
    const [only] = whole
    const samples = column.samples
    if (chosen && (whole.includes(chosen) || most?.format === chosen)) dates[header] = chosen
    if (isAmbiguous) questions.push({ header, why: 'order', formats: ['dmy', 'mdy'], samples, values })
    else if (only) dates[header] = only
    else if (most)
      questions.push({
        header,
        why: 'misfit',
        formats: [most.format],
        samples,
        values,
        fits: most.fits,
        miss: most.firstMiss,
      })
  }
  return { mapping: { ...mapping, dates }, questions }
}
