const NUMBER = new Intl.NumberFormat('en-GB')

/** A number as it is read: 12,345. */
export function numberWords(n: number): string {
  return NUMBER.format(n)
}

/** A count in plain words: "no leads", "1 lead", "1,204 leads". `many` defaults to `one` with an s. */
export function counted(n: number, one: string, many: string = `${one}s`): string {
  if (n === 0) return `no ${many}`
  return `${numberWords(n)} ${n === 1 ? one : many}`
}
