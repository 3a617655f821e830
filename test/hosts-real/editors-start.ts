import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startHost, stopHost, type HostPlan } from '../../scripts/test-hosts/real-host.ts'
import { installEditors } from './editors-packages.ts'
import type { Sources } from './editors-server.ts'

const FOLDER = resolve(process.env.REALHOSTS ?? '../shared/realhosts')
const PLAN: HostPlan = {
  name: 'editors',
  script: 'start-editors.sh',
  env: { PORT: '12383', RH_ROOT: process.env.RH_ROOT ?? join(tmpdir(), 'halfdoor-realhosts') },
}

/** Time for the first start, which installs and bundles fourteen editors. Milliseconds. */
export const START_MS = 300_000

/** Starts the real editors. Throws with the script's own words. */
export async function startEditors(): Promise<{ sources: Sources; stop(): Promise<void> }> {
  const [{ url }, modules] = await Promise.all([startHost(FOLDER, PLAN), installEditors()])
  return { sources: { upstream: new URL(url).origin, modules }, stop: () => stopHost(FOLDER, PLAN) }
}
