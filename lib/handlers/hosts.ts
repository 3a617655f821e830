import type { HostTable } from '../domain/host-table'
import { hostTables, TABLES_VERSION } from '../hosts/registry'
import type { HostLine, HostList } from '../messages/house-to-worker'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { tellAllToRead } from '../sites/page-script'
import { isTakenBack } from '../sites/taken-back'
import { changeHostSettings, getHostSettings, type HostSettings } from '../store/host-store'
import { isHostOn, tablesForPage, tablesInForce, type TableSources } from '../tables/in-force'
import { verifyTables } from '../tables/verify-tables'
import type { WorkerParts } from './worker'

/** Public keys whose owner may publish tables; set when the extension is built. */
const KEYS = (import.meta.env.WXT_TABLE_KEYS as string | undefined)?.split(',').filter(Boolean) ?? []

const GENERIC = 'generic'

/** Claims every page of a site, for one that is off as a whole. */
function wholeSite(hostname: string): HostTable {
  return { host: GENERIC, label: hostname, sites: [hostname], routes: [] }
}

/** What pages are read by. */
export function hostTableHandlers({ own: db }: WorkerParts) {
  return {
    async hostTables(_input: object, { url }: Caller) {
      const { hostname } = new URL(url ?? 'about:blank')
      if (url && (await isTakenBack(url))) return { tables: [wholeSite(hostname)], off: [GENERIC] }
      return tablesForPage(hostname, sourcesOf(await getHostSettings(db)))
    },
  }
}

/** The hosts as the settings show them: which are read, by which tables, how well that goes. */
export function hostHandlers(worker: WorkerParts) {
  const { own: db, health } = worker
  const list = async (): Promise<HostList> => listOf(await getHostSettings(db), await health.read())
  const changed = async (): Promise<HostList> => {
    await tellAllToRead()
    tellPanels('storeChanged', { nouns: ['settings'] })
    return list()
  }
  return {
    hostList: list,

    async hostSwitch({ host, on }: { host: string; on: boolean }): Promise<HostList> {
      await changeHostSettings(db, (settings) => ({ ...settings, on: { ...settings.on, [host]: on } }))
      return changed()
    },

    async tablesPut({ text }: { text: string }): Promise<HostList> {
      const { version } = tablesInForce(sourcesOf(await getHostSettings(db)))
      const update = await verifyTables(text, { keys: KEYS, version, builtIn: hostTables, now: worker.now() })
      await changeHostSettings(db, (settings) => ({ ...settings, update }))
      return changed()
    },

    async tablesReset(): Promise<HostList> {
      await changeHostSettings(db, (settings) => ({ ...settings, update: undefined }))
      return changed()
    },

    async siteUnteach({ host }: { host: string }): Promise<HostList> {
      await changeHostSettings(db, (settings) => ({
        ...settings,
        taught: settings.taught.filter((table) => table.host !== host),
      }))
      return changed()
    },
  }
}

function sourcesOf(settings: HostSettings): TableSources {
  return { builtIn: hostTables, version: TABLES_VERSION, ...settings }
}

function listOf(settings: HostSettings, health: Record<string, HostLine['health']>): HostList {
  const sources = sourcesOf(settings)
  const { version, tables } = tablesInForce(sources)
  const lineOf = (table: (typeof tables)[number]): HostLine => ({
    host: table.host,
    label: table.label,
    sites: table.sites,
    on: isHostOn(table, sources),
    asksFirst: table.asksFirst ?? false,
    health: health[table.host],
  })
  return {
    version,
    isUpdate: version !== TABLES_VERSION,
    takesUpdates: KEYS.length > 0,
    hosts: tables.map(lineOf),
    taught: settings.taught.map(lineOf),
  }
}
