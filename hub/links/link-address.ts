import type { Hub } from '../hub'
import { parseLinkToken } from './link-token'

type Where = Pick<Hub, 'env' | 'url'>

/** What the addresses of links and files start with, without a slash at the end. */
export function linkBase({ env, url }: Where): string {
  return (env.LINK_URL ?? url()).replace(/\/+$/, '')
}

/** What an asset's address leads to: a file of this workspace, a tracked link (never to be tracked again), or outside. */
export function readTarget(
  where: Where,
  workspaceId: string,
  address: string,
): { kind: 'file'; fileId: string } | { kind: 'link' } | { kind: 'outside'; target: string } {
  const { href } = new URL(address)
  for (const base of [linkBase(where), where.url().replace(/\/+$/, '')]) {
    if (href.startsWith(`${base}/l/`)) return { kind: 'link' }
    const fileId = href.startsWith(`${base}/f/`) ? href.slice(base.length + 3) : undefined
    if (fileId !== undefined && parseLinkToken(fileId)?.workspaceId === workspaceId)
      return { kind: 'file', fileId }
  }
  return { kind: 'outside', target: href }
}
