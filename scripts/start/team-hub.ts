import { chmodSync, mkdirSync } from 'node:fs'
import { makeHubProcess, type HubProcess } from '../test-faults/hub-process.ts'

/** A hub with a database of its own in a folder, as a process of its own. Starts it; throws in words where it cannot. */
export async function startTeamHub(folder: string, port: number): Promise<HubProcess> {
  mkdirSync(folder, { recursive: true })
  // As root, the database runs as another user, who must be let through.
  chmodSync(folder, 0o755)
  const hub = makeHubProcess(port, {
    HUB_DATA: folder,
    HUB_HOST: '127.0.0.1',
    HUB_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'warn',
  })
  await hub.start()
  return hub
}

/** The first admin's one-time link, where nobody is a member yet. */
export async function firstAdminLink(hub: HubProcess): Promise<string | undefined> {
  const found = () => /\S+\/first-admin\?token=\S+/.exec(hub.said())?.[0]
  // It is printed after the hub is ready.
  for (const until = Date.now() + 3000; !found() && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 50))
  return found()
}
