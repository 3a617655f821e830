import { Hono } from 'hono'
import { html } from 'hono/html'
import { findVisitor, type Visitor } from '../auth/visitor'
import type { Hub } from '../hub'
import { hidden } from './form'
import { signInPath } from './next'
import { sendPage, type Markup } from './page'

/** What to do once signed in. */
export function welcomePages(hub: Hub): Hono {
  const app = new Hono()
  app.get('/', (context) => context.redirect('/welcome', 302))
  app.get('/welcome', async (context) => {
    const visitor = await findVisitor(hub, context.req.raw)
    if (!visitor) return context.redirect(signInPath('/welcome'), 302)
    const here = visitor.workspaces.find(({ workspaceId }) => workspaceId === visitor.organization_id)
    if (!here)
      return sendPage(context, { title: 'No workspace', body: noWorkspace(visitor) }, { status: 403 })
    const body = html`<p class="lead">You are signed in as ${here.role}.</p>
      <p>
        Now connect your browser: open Halfdoor’s settings, choose “Connect to a hub”, and give this address:
      </p>
      <dl>
        <dt>Address</dt>
        <dd><code>${hub.url()}</code></dd>
      </dl>
      ${here.role === 'admin' ? html`<p><a href="/team">Members, sources, webhooks and privacy</a></p>` : ''}
      ${visitor.workspaces.length > 1 ? workspaceForm(visitor) : ''} ${foot(visitor)}`
    return sendPage(context, { title: here.workspace, body })
  })
  return app
}

/** Somebody who can sign in and belongs to nothing. */
export function noWorkspace(visitor: Visitor): Markup {
  return html`<p>
      You are signed in as ${visitor.email}, and are a member of no workspace here. Ask an admin of your team
      for an invitation.
    </p>
    ${foot(visitor)}`
}

/** The workspaces of a person, to choose from. */
export function workspaceChoice(visitor: Visitor, chosen: string | null): Markup {
  return html`<fieldset>
    <legend>Workspace</legend>
    ${visitor.workspaces.map(
      ({ workspaceId, workspace, role }, at) =>
        html`<label class="choice">
          <input
            type="radio"
            name="workspace"
            value="${workspaceId}"
            ${workspaceId === chosen || (!chosen && at === 0) ? html`checked` : ''}
          />
          ${workspace} <span class="muted">${role}</span>
        </label>`,
    )}
  </fieldset>`
}

function workspaceForm(visitor: Visitor): Markup {
  return html`<h2>Another workspace</h2>
    <form method="post" action="/workspace">
      ${workspaceChoice(visitor, visitor.organization_id)}
      <button class="small">Go there</button>
    </form>`
}

/** Who is signed in, where else they may go, and the way out. */
export function foot(visitor: Pick<Visitor, 'email'>, here?: 'sessions'): Markup {
  return html`<div class="foot">
    <p class="who muted">${visitor.email}</p>
    ${here === 'sessions' ? html`<a href="/welcome">Back to the workspace</a>` : html`<a href="/sessions">My sessions</a>`}
    <form method="post" action="/sign-out">${hidden({})}<button class="plain">Sign out</button></form>
  </div>`
}
