import type { Touchpoint } from '../touchpoint'

/**
 * The first page that a lead is known to have come to: host and path of the first marketing touch with an address.
 * Query and fragment are left out: they tell campaigns and people, not pages.
 * @param touchpoints oldest first
 */
export function landingPageOf(
  touchpoints: readonly Pick<Touchpoint, 'url' | 'side' | 'grade'>[],
): string | undefined {
  const first = touchpoints.find(({ url, side, grade }) => url && side === 'marketing' && grade !== 'machine')
  const url = first?.url && URL.canParse(first.url) ? new URL(first.url) : undefined
  return url?.host ? `${url.host}${url.pathname.replace(/\/+$/, '')}` : undefined
}
