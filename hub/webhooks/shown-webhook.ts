import type { WebhookRow } from '../../lib/contract/webhook-row'
import { Refusal } from '../errors'
import type { Hub } from '../hub'
import type { StoredWebhook } from '../repos/webhook'
import { parseNetworks } from './address'
import { open } from './seal'
import { checkTarget, parseTarget, resolveName, TargetError } from './target'

/** What of a webhook an admin sees. */
export function shownWebhook(hub: Hub, workspaceId: string, webhook: StoredWebhook): WebhookRow {
  const { sealedUrl, sealedSecret: _secret, sealedOldSecret: _old, oldSecretUntil, ...rest } = webhook
  return {
    ...rest,
    shownUrl: shortUrl(openUrl(hub, workspaceId, webhook.id, sealedUrl)),
    oldSecretUntil: oldSecretUntil && oldSecretUntil > hub.now() ? oldSecretUntil : undefined,
  }
}

/** Addresses of Slack and of automation services are keys themselves: the host, and the last letters, say which it is. */
function shortUrl(url: URL | undefined): string {
  if (!url) return 'cannot be read: HUB_SECRET has changed'
  const rest = url.pathname + url.search
  return rest === '/' ? url.origin : `${url.origin}/…${rest.length > 12 ? rest.slice(-4) : ''}`
}

function openUrl(hub: Hub, workspaceId: string, id: string, sealed: string): URL | undefined {
  try {
    return new URL(open(hub.env.HUB_SECRET!, `${workspaceId}/${id}`, sealed))
  } catch (err) {
    // Law of the list: one webhook that cannot be opened hides no other.
    hub.log.warn({ err, webhookId: id }, 'a webhook’s address cannot be opened')
    return undefined
  }
}

/** The address in its plain form. Refuses one that must not be reached; it is checked again at every post. */
export async function checkedUrl(hub: Hub, text: string): Promise<string> {
  try {
    const url = parseTarget(text)
    await checkTarget(url, parseNetworks(hub.env.HUB_WEBHOOK_ALLOW), resolveName)
    return url.href
  } catch (error) {
    if (error instanceof TargetError) throw new Refusal('badRequest', `url: ${error.message}`)
    throw error
  }
}
