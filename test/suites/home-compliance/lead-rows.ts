import type { Lead } from '../../../lib/domain/lead'
import { mergedLead } from '../../../lib/domain/merged-lead'
import type { Touchpoint } from '../../../lib/domain/touchpoint'
import { aTouch } from './touchpoint-rows'

const DAY = 86_400_000
const CLOSED = 90

/** A lead that a hub holds as several nodes. */
export interface Merged {
  root: Lead
  joined: Lead[]
  touchpoints: Record<string, Touchpoint[]>
}

/** Leads with accents and Arabic, without company or address, of many touchpoints, and of tomorrow. */
export function makeLeads(now: number): Lead[] {
  return [
    aLead(now, 'Zoe', { name: 'Zoë Ångström', company: 'Ærø Øst', source: 'Messe Köln' }),
    aLead(now, 'arabic', { name: 'ليلى حداد', company: 'شركة النور', campaign: 'Frühling' }),
    aLead(now, 'busy', { name: 'Bo Busy', company: 'Ærø Øst' }),
    aLead(now, 'no-company', { name: 'Nobody', emails: [] }),
    aLead(now, 'spelt', { name: 'Spelt Twice', emails: ['spelt.twice@gmail.com'] }),
    aLead(now, 'future', { name: 'Tomorrow', createdAt: now + DAY, updatedAt: now + DAY }),
  ]
}

/** A merged lead as a hub's nodes, and as the whole one with its journey, oldest first, that a browser has. */
export function makeMerged(now: number): { nodes: Merged; whole: Lead; touchpoints: Touchpoint[] } {
  const joined = aLead(now, 'merge-joined', {
    name: 'Ivy',
    company: 'Ivy Works',
    phone: '+49 30 1',
    createdAt: now - 90 * DAY,
  })
  const root = aLead(now, 'merge-root', { name: 'Ivy Root', industry: 'Food' })
  const touchpoints = {
    'merge-root': [
      aTouch('m1', now - 20 * DAY, 'pricing.viewed'),
      aTouch('m3', now - 5 * DAY, 'demo.requested'),
    ],
    'merge-joined': [
      aTouch('m2', now - 30 * DAY, 'email.clicked'),
      aTouch('m0', now - 80 * DAY, 'page.viewed'),
    ],
  }
  return {
    nodes: { root, joined: [joined], touchpoints },
    whole: mergedLead(root, [joined]),
    touchpoints: Object.values(touchpoints)
      .flat()
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
  }
}

/** Enough of them to learn from: who reads about prices is mostly won. */
export function makeClosedLeads(now: number): {
  leads: Lead[]
  touchpoints: Record<string, Touchpoint[]>
} {
  const ids = Array.from({ length: CLOSED }, (_, n) => `closed-${n}`)
  const first = (n: number) => now - (100 + ((n * 37) % 300)) * DAY
  const leads = ids.map((id, n) => {
    const kind = n % 3 && n % 7 ? ('lost' as const) : ('won' as const)
    return aLead(now, id, { anchors: [{ kind, at: first(n) + (40 + (n % 11)) * DAY }] })
  })
  const touchpoints = ids.map((id, n): [string, Touchpoint[]] => {
    const types = ['page.viewed', n % 3 ? 'blog.viewed' : 'pricing.viewed', 'email.clicked'] as const
    return [id, types.map((type, i) => aTouch(`${id}-${i}`, first(n) + i * 9 * DAY, type))]
  })
  return { leads, touchpoints: Object.fromEntries(touchpoints) }
}

function aLead(now: number, id: string, more: Partial<Lead>): Lead {
  const at = now - 60 * DAY
  return { id, name: id, emails: [`${id.toLowerCase()}@example.com`], crm: [{ system: 'ledger', object: 'contact', id: `9-${id}` }], anchors: [], createdAt: at, updatedAt: at, ...more } // prettier-ignore
}
