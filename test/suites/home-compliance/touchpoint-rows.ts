import type { Touchpoint } from '../../../lib/domain/touchpoint'

const DAY = 86_400_000

/** By lead: five thousand of one, signs that need care in an id and a title, and ids that differ in a capital. */
export function makeTouchpoints(now: number): Record<string, Touchpoint[]> {
  return {
    busy: Array.from({ length: 5000 }, (_, n) => busyTouch(n, now)),
    arabic: [aTouch('a"1', now - DAY, 'form.submitted', { title: 'عرض توضيحي', utm: { source: 'Größe' } })],
    Zoe: [aTouch('z1', now - DAY, 'page.viewed'), aTouch('Z1', now - DAY, 'blog.viewed')],
  }
}

/** One of marketing's, from no system in particular. */
export function aTouch(
  id: string,
  at: number,
  type: Touchpoint['type'],
  more: Partial<Touchpoint> = {},
): Touchpoint {
  return { id, at, type, side: 'marketing', source: 'test', ...more }
}

const TYPES = ['page.viewed', 'email.opened', 'pricing.viewed', 'call.made', 'asset.downloaded'] as const

/** Five at one time, of every side and grade. */
function busyTouch(n: number, now: number): Touchpoint {
  const type = TYPES[n % TYPES.length]!
  const grade = n % 7 === 0 ? 'machine' : n % 11 === 0 ? 'unsure' : undefined
  return aTouch(
    `t${String((n * 7919) % 5000).padStart(4, '0')}`,
    now - 55 * DAY + Math.floor(n / 5) * 3_600_000,
    type,
    {
      side: type === 'call.made' ? 'sales' : 'marketing',
      title: `Page ${n % 13}`,
      ...(grade ? { grade } : {}),
    },
  )
}
