import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

const CARD = '[componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="Topcard"]'
/** What only the page of this profile links to; not that of the user's own, which only they can edit. */
const THIS = ':has(a[href*="/in/{id}/overlay/" i]):not(:has(a[href*="/in/{id}/edit/" i]))'
/** "(3) Ann Lead | LinkedIn"; "Ann Lead - CFO | LinkedIn" for some. */
const TITLE = '^(?:\\(\\d+\\+?\\) )?(.+?)(?: - .*)? \\| LinkedIn$'

/**
 * Classes are hashed and change daily; the card's key holds. A profile shows no address. The profile before may still
 * stand there while the URL is the next one's: what does not link to this one's own pages is not read.
 */
export const linkedin: HostTable = {
  host: 'linkedin',
  label: 'LinkedIn',
  sites: ['www.linkedin.com'],
  paths: '^/(?!sales(?:/|$))',
  asksFirst: true,
  nameOnly: true,
  // A profile itself, with or without a dialog over it; its other pages (`/details/…`) show lists.
  routes: [{ pattern: '^/in/(?<id>[^/?#]+)/?(?:overlay/[\\w-]+/?)?(?=[?#]|$)', object: 'contact' }],
  link: '/in/{id}/',
  record: {
    panes: [
      `${CARD}${THIS}`,
      // The page of before 2026, or a card under another key.
      `main:not(:has([componentkey$="Topcard"]))${THIS}`,
    ],
    skip: 'aside,nav,header,[role=dialog]',
    email: [],
    name: [
      probe('B', `${CARD} h2`),
      probe('C', 'main section h1'),
      { ...probe('B', 'head>title'), pattern: TITLE },
    ],
    titled: TITLE,
  },
  compose: { root: '.msg-form', key: 'id', body: '.msg-form__contenteditable' },
}
