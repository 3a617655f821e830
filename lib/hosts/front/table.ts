import type { HostTable } from '../../domain/host-table'

/**
 * Only the address of a conversation is known, from links to it; nothing of the page itself. So no probe is here, and
 * whoever the page seems to name is asked about.
 */
export const front: HostTable = {
  host: 'front',
  label: 'Front',
  sites: ['app.frontapp.com'],
  routes: [{ pattern: '^/open/(?<id>(?:cnv|msg)_[a-z0-9]+)', object: 'conversation' }],
  link: '/open/{id}',
  record: { panes: ['body'], skip: 'body', email: [], name: [] },
}
