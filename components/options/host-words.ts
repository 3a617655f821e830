import type { HostLine, HostList } from '../../lib/messages/house-to-worker'
import { counted } from '../ui/counted'

/** Where a host is, and how its pages were read since the browser was started. */
export function hostWords({ sites, asksFirst, on, health }: HostLine): string {
  const where = sites.length ? firstOf(sites) : 'Self-hosted, known by its pages'
  if (!on)
    return asksFirst ? `${where} · off until you turn it on: it shows names only` : `${where} · not read`
  if (!health) return where
  const read = `${counted(health.pages, 'page')} read`
  return `${where} · ${read}${health.changed ? `, ${health.changed} not understood` : ''}`
}

function firstOf(sites: readonly string[]): string {
  const rest = sites.length - 1
  const [first = ''] = sites
  return rest ? `${first.replace('*.', '')} and ${rest} more` : first
}

/** The version of the tables, a day and perhaps a number: 20261122 is 22 Nov 2026. */
export function versionWords({ version, isUpdate }: HostList): string {
  const text = String(version)
  const day = new Date(Date.UTC(+text.slice(0, 4), +text.slice(4, 6) - 1, +text.slice(6, 8)))
  const date = day.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return `${date}${text.length > 8 ? `, no. ${text.slice(8)}` : ''}, ${isUpdate ? 'from a signed file' : 'came with the extension'}`
}
