import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../process/run-tool.ts'

/** A real application that runs on loopback, with somebody to sign in as. */
export interface RealHost {
  url: string
  user: string
  password: string
}

/** How one application is started: its script and what the script reads. */
export interface HostPlan {
  /** The tests know it by this name. */
  name: string
  script: string
  env: Record<string, string>
}

const ROOT = process.env.RH_ROOT ?? join(tmpdir(), 'halfdoor-realhosts')

/** Roundcube twice, in both skins, with its HTML editor and in plain text, each with a mailbox of its own; and Atomic CRM. */
export const PLANS: readonly HostPlan[] = [
  roundcube('roundcubeHtml', 0, { HTML: '1', SKIN: 'elastic' }),
  roundcube('roundcubePlain', 1, { HTML: '0', SKIN: 'larry' }),
  { name: 'atomicCrm', script: 'start-atomic-crm.sh', env: { PORT: '12330', RH_ROOT: ROOT } },
]

function roundcube(name: string, offset: number, look: { HTML: string; SKIN: string }): HostPlan {
  const env = {
    ...look,
    PORT: String(12280 + offset),
    MAIL_IMAP_PORT: String(12343 + offset),
    MAIL_SMTP_PORT: String(12325 + offset),
    RH_ROOT: join(ROOT, name),
  }
  return { name, script: 'start-roundcube.sh', env }
}

/** Starts it and answers where it stands. Throws with the script's own words. */
export async function startHost(folder: string, plan: HostPlan): Promise<RealHost> {
  const { ok, output } = await run(join(folder, plan.script), ['start'], plan.env)
  const ready = /^READY (\S+) (\S+) (\S+)$/m.exec(output)
  if (!ok || !ready) throw new Error(`${plan.script} did not start:\n${output.trim()}`)
  return { url: ready[1]!, user: ready[2]!, password: ready[3]! }
}

/** Stops it; what it keeps stays for the next time. */
export async function stopHost(folder: string, plan: HostPlan): Promise<void> {
  const { ok, output } = await run(join(folder, plan.script), ['stop'], plan.env)
  if (!ok) console.error(`${plan.script} did not stop:\n${output.trim()}`)
}
