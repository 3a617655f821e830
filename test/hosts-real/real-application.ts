import type { RealHost } from '../../scripts/test-hosts/real-host.ts'

export type { RealHost }

/** The applications that `npm run test:hosts` starts, by the names it gives them. */
export type RealName = 'roundcubeHtml' | 'roundcubePlain' | 'atomicCrm'

/** Where a started application stands and who signs in. Throws where it was not started. */
export function realApplication(name: RealName): RealHost {
  const told = process.env.HALFDOOR_REAL_HOSTS
  const host = told && (JSON.parse(told) as Partial<Record<RealName, RealHost>>)[name]
  if (!host) throw new Error(`${name} is not running. Start these tests with: npm run test:hosts`)
  return host
}
