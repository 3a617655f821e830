import { thresholdsOf, withThreshold } from '../../../lib/domain/definition/threshold.ts'
import type { Condition } from '../../../lib/domain/definition/rule.ts'
import { Refusal } from '../command.ts'

/**
 * The rules to be tried instead: `600,1200` sets the first number of the rule that is a bar, `2=5` the second one.
 * Throws a `Refusal` for a bar that the rule does not have.
 */
export function readWhatIf(text: string | undefined, rule: Condition): Condition[] {
  if (text === undefined) return []
  const bars = thresholdsOf(rule)
  return text.split(',').map((part) => {
    const [first, second] = part.split('=').map((number) => Number(number.trim() || NaN))
    const [place, value] = second === undefined ? [1, first!] : [first!, second]
    const bar = bars[place - 1]
    if (!Number.isFinite(value) || !bar)
      throw new Refusal(
        `--what-if takes numbers as "600,1200", or "2=5" for the second number. This rule has ` +
          `${bars.length ? bars.map((each, i) => `${i + 1}: ${each.value}`).join(', ') : 'no number'}.`,
      )
    return withThreshold(rule, { test: bar.test, value })
  })
}
