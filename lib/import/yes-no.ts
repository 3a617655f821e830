import { parseNumber } from './number'

const YES = /^(y|yes|true|t|ja|si|sí|oui|x|on)$/i

/** True for yes in several languages and for any number over zero; false for everything else. */
export function isYes(text: string): boolean {
  return YES.test(text) || (parseNumber(text) ?? 0) > 0
}
