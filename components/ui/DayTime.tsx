import { useNow } from './use-now'
import { clockWords, dayWords, fullWords } from './day-words'

interface DayTimeProps {
  /** ms since 1970 */
  at: number
  /** `day`: "Tue", "3 Mar". `time`: "14:05". `dayTime`: both. */
  form?: 'day' | 'time' | 'dayTime'
  /** Starts a line: "Today" for "today". */
  capital?: boolean
  className?: string
}

/** A time in words, with the whole date on pointing. */
export function DayTime({ at, form = 'day', capital, className = '' }: DayTimeProps) {
  const day = dayWords(at, useNow())
  const words = { day, time: clockWords(at), dayTime: `${day}, ${clockWords(at)}` }[form]
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={fullWords(at)}
      className={`whitespace-nowrap tabular-nums ${className}`}
    >
      {capital ? words.charAt(0).toUpperCase() + words.slice(1) : words}
    </time>
  )
}
