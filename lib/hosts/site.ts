import type { HostTable } from '../domain/host-table'

/** True where one of the table's sites is this host name; `*` stands for any part of it. */
export function isSiteOf({ sites }: Pick<HostTable, 'sites'>, hostname: string): boolean {
  return sites.some((site) =>
    new RegExp(`^${site.replaceAll('.', '\\.').replaceAll('*', '[a-z0-9.-]*')}$`).test(hostname),
  )
}
