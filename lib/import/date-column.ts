import { DATE_FORMATS, parseDate, type DateFormat } from './date-format'

/** A column that is no date by this many values is looked at no further. */
const PATIENCE = 50

/** How the values of a whole column read as times. */
export interface DateReading {
  /** Values that are not empty. */
  values: number
  /** The formats that every value fits. */
  whole: DateFormat[]
  /** The format that most values fit, where none fits all; with the first line that does not. */
  most?: { format: DateFormat; fits: number; firstMiss: { line: number; text: string } }
  /** Day and month can be swapped and some values would then mean another day: the person must say. */
  isAmbiguous: boolean
}

interface Tally {
  fits: number
  miss?: { line: number; text: string }
}

/** Looks at a column value by value. A format is believed only if every value of the whole column fits it. */
export function makeDateColumn() {
  const tallies = new Map<DateFormat, Tally>(DATE_FORMATS.map((format) => [format, { fits: 0 }]))
  let values = 0
  let differs = false
  let isNoDate = false

  function look(text: string, line: number): void {
    values++
    const times = new Map<DateFormat, number>()
    for (const [format, tally] of tallies) {
      const time = parseDate(format, text)
      if (time === undefined) tally.miss ??= { line, text: text.slice(0, 60) }
      else {
        tally.fits++
        times.set(format, time)
      }
    }
    differs ||= times.size > 1 && times.get('dmy') !== times.get('mdy')
    if (values !== PATIENCE) return
    for (const [format, tally] of tallies) if (tally.fits === 0) tallies.delete(format)
    isNoDate = tallies.size === 0
  }

  return {
    see(text: string, line: number): void {
      if (!isNoDate && text !== '' && text.trim() !== '') look(text, line)
    },
    read(): DateReading {
      const all = [...tallies].filter(([, tally]) => tally.fits > 0)
      const whole = isNoDate ? [] : all.filter(([, tally]) => tally.fits === values).map(([format]) => format)
      const [best] = all.sort((a, b) => b[1].fits - a[1].fits)
      const isAmbiguous = whole.includes('dmy') && whole.includes('mdy') && differs
      if (whole.length > 0 || isNoDate || !best?.[1].miss) return { values, whole, isAmbiguous }
      return {
        values,
        whole,
        isAmbiguous,
        most: { format: best[0], fits: best[1].fits, firstMiss: best[1].miss },
      }
    },
  }
}
