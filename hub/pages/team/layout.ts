import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { Member } from '../../hub'
import { sendPage, type Markup } from '../page'
import { foot } from '../welcome'
import { makeFormToken, ONCE } from './form-token'
import { refill } from './refill'

export const TEAM_STYLES = readFileSync(new URL('./team.css', import.meta.url), 'utf8')
const version = createHash('sha256').update(TEAM_STYLES).digest('base64url').slice(0, 12)
export const TEAM_STYLES_PATH = `/team.${version}.css`

const TABS = [
  ['/team/members', 'Members'],
  ['/team/sources', 'Sources'],
  ['/team/dead-letters', 'Dead letters'],
  ['/team/webhooks', 'Webhooks'],
  ['/team/privacy', 'Privacy'],
  ['/team/audit', 'Audit log'],
] as const

/** What was done, after the page that did it has led here. Closed: an address can put no words onto a page. */
const DONE: Record<string, string> = {
  added: 'Added.',
  changed: 'Saved.',
  removed: 'Removed.',
  already: 'This was sent already. Nothing was done twice, and what is shown once is not shown again.',
  revoked: 'Revoked.',
  ended: 'Ended. That browser forgets the workspace at its next contact.',
  on: 'Switched on.',
  off: 'Switched off. Nothing is sent, and nothing is kept for it.',
  resent: 'It is sent again in a moment, with the same id.',
  allowed: 'Events for this address are let in again.',
  notSuppressed: 'This address was not kept out.',
  keptOut:
    'Nothing is stored about this person, so nothing was erased. Events for this address are dropped from now on.',
  erased: 'Erased. This is the receipt; it stays here.',
}

type SentStatus = NonNullable<NonNullable<Parameters<typeof sendPage>[2]>['status']>

interface TeamPage {
  title: string
  body: Markup | Markup[]
  /** What went wrong with what was just asked. */
  problem?: string
}

/**
 * Answers one page of the team's. Each form in it counts once (`once`); one that was refused comes back with what was
 * typed and with the problem beside its field (`refill`).
 */
export async function sendTeamPage(
  context: Context,
  { title, body, problem: told }: TeamPage,
  status: SentStatus = 200,
): Promise<Response> {
  const path = context.req.path
  const plain = String(await html`${body}`)
  const { page, problem } =
    told && context.req.method === 'POST'
      ? refill(plain, { path, typed: await context.req.parseBody({ all: true }), problem: told })
      : { page: plain, problem: told }
  // A form of another page is refused before it is known whose cookie came along.
  const member = context.get('member') as Member | undefined
  const done = problem ? undefined : DONE[context.req.query('done') ?? '']
  const nav = html`<nav class="tabs" aria-label="The team’s hub">
    ${TABS.map(
      ([href, name]) =>
        html`<a href="${href}" ${path.startsWith(href.replace(/s$/, '')) ? html`aria-current="page"` : ''}
          >${name}</a
        >`,
    )}
  </nav>`
  return await sendPage(
    context,
    {
      title,
      wide: true,
      nav,
      styles: TEAM_STYLES_PATH,
      body: html`${problem ? html`<p class="wrong" role="alert">${problem}</p>` : ''}
      ${done ? html`<p class="done" role="status">${done}</p>` : ''} ${raw(withTokens(page))}
      ${member ? foot(member) : ''}`,
    },
    { status },
  )
}

function withTokens(page: string): string {
  const field = `<input type="hidden" name="${ONCE}" value="${makeFormToken()}" />`
  return page.replace(/<form method="post"[^>]*>/g, (form) => form + field)
}

const TIME = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** `22 Nov 2026, 12:00 UTC` */
export function timeOf(at: number): Markup {
  return html`<time datetime="${new Date(at).toISOString()}">${TIME.format(at)} UTC</time>`
}

/** What a list says where there is nothing in it. */
export const empty = (words: string): Markup => html`<p class="empty">${words}</p>`

/** The way to the next page of a list. */
export const older = (href: string | undefined): Markup | '' =>
  href ? html`<p class="more"><a class="button small" href="${href}">Older</a></p>` : ''

/** Something that is asked for twice: the button stands behind a line that opens. No script. */
export const twice = (summary: string, form: Markup): Markup =>
  html`<details>
    <summary>${summary}</summary>
    ${form}
  </details>`
