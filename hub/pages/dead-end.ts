import type { Context } from 'hono'
import { html } from 'hono/html'
import { sendPage } from './page'

/** A link that no longer counts: says what to do. */
export function deadLink(context: Context, what: string): Promise<Response> {
  const body = html`<p class="lead">It was used already, was taken back, or has run out. ${what}</p>
    <p><a href="/sign-in">Sign in</a></p>`
  return sendPage(context, { title: 'This link no longer counts', body }, { status: 410 })
}

/** A page of the hub that was opened in a way it is not meant to be. */
export function wrongWay(context: Context, message: string): Promise<Response> {
  return sendPage(
    context,
    { title: 'This does not fit together', body: html`<p class="lead">${message}</p>` },
    { status: 400 },
  )
}
