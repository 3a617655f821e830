/** A day as a date field has it, `2026-03-03`, in the time zone of the person at the screen. */
export function dayText(at: number): string {
  const date = new Date(at)
  const part = (value: number, digits: number) => String(value).padStart(digits, '0')
  return `${part(date.getFullYear(), 4)}-${part(date.getMonth() + 1, 2)}-${part(date.getDate(), 2)}`
}

/** The first millisecond of a day written `2026-03-03`, or undefined where the text is no day. */
export function dayStart(text: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const date = new Date(year, month - 1, day)
  date.setFullYear(year)
  return date.getMonth() === month - 1 && date.getDate() === day ? date.getTime() : undefined
}

/** The last millisecond of a day: what is valid to a day is valid all of it. */
export function dayEnd(text: string): number | undefined {
  const start = dayStart(text)
  if (start === undefined) return undefined
  const date = new Date(start)
  date.setDate(date.getDate() + 1)
  return date.getTime() - 1
}
