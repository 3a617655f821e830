import { z } from 'zod'
import { LIVE_PORT, type LiveToWorker } from '../messages/live-port'
import { senderKind } from '../messages/sender'
import { report } from '../platform/report'
import type { WorkerParts } from './worker'

const Stay: z.ZodType<LiveToWorker> = z.object({
  kind: z.literal('stay'),
  leadId: z.string().min(1).max(200).optional(),
})

/** Takes in the port by which a panel or page of ours says that it is there. One of another name is not answered. */
export function acceptLive(port: chrome.runtime.Port, { hub }: Pick<WorkerParts, 'hub'>): void {
  if (port.name !== LIVE_PORT) return
  const kind = port.sender && senderKind(port.sender)
  if (!kind || kind === 'page') return port.disconnect()
  port.onMessage.addListener((raw: unknown) => {
    const parsed = Stay.safeParse(raw)
    if (!parsed.success) return report(parsed.error, 'reading that a panel is there')
    hub?.live.stay(port, parsed.data.leadId)
  })
  port.onDisconnect.addListener(() => hub?.live.leave(port))
}
