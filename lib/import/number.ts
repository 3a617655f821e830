/**
 * A number as people write it: `1234.5`, `1234,5`, `1.234,5`, `1,234.5`, `1 234,5`, with a percent sign or not.
 * A single comma or dot before exactly three digits is read as a thousands mark only where another one stands too.
 * Undefined where it is no number.
 */
export function parseNumber(text: string): number | undefined {
  const bare = text.trim().replace(/[\s\u00A0\u202F']/g, '').replace(/%$/, '') // prettier-ignore
  if (!/^[+-]?[\d.,]*\d$/.test(bare)) return undefined
  const comma = bare.lastIndexOf(',')
  const dot = bare.lastIndexOf('.')
  const mark = comma > dot ? ',' : '.'
  const isGrouped = bare.split(mark).length > 2
  const plain = isGrouped
    ? bare.replace(/[.,]/g, '')
    : bare.replace(mark === ',' ? /\./g : /,/g, '').replace(',', '.')
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}
