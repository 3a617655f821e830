/** What a line of evidence weighs, signed, one decimal at most: "+12.4", "−3". */
export function weightWords(dz: number): string {
  const size = Math.abs(dz).toFixed(1).replace(/\.0$/, '')
  return `${dz < 0 ? '−' : '+'}${size}`
}
