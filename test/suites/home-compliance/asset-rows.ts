import type { Asset } from '../../../lib/domain/asset'

const DAY = 86_400_000

/** The sample's, one that has expired and one that is out of use. */
export function makeAssets(sample: readonly Asset[], now: number): Asset[] {
  const [one] = sample
  return [
    ...sample,
    { ...one!, id: 'expired', title: 'Über alles', validTo: now - 10 * DAY, answers: ['Größe'] },
    { ...one!, id: 'Retired', title: 'Out of use', retired: true },
  ]
}
