import { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { passCookies, SSO_CALLBACK, type Auth } from '../auth/auth'
import { hashOf } from '../auth/one-time'
import { SSO } from '../auth/options'
import { findVisitor, forgetVisitor } from '../auth/visitor'
import type { Hub } from '../hub'
import { findInvitation } from '../repos/invitation'
import { endSession } from '../repos/session'
import { accountHash, clearTries, countTry, giveBackTry } from '../repos/sign-in-try'
import { field, hidden, readForm, wrong } from './form'
import { nextPath, signInPath } from './next'
import { sendPage, type Markup } from './page'

const Credentials = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email('Write your e-mail address, such as ann@acme.com.')),
  password: z.string().min(1, 'Write your password.').max(256, 'E-mail address or password is wrong.'),
})
const SsoAnswer = z.object({ url: z.url() })

const SSO_PROBLEMS: Record<string, string> = {
  signup_disabled: 'Nobody here knows this address. Ask an admin of your team for an invitation.',
  access_denied: 'Single sign-on was stopped. Try again, or sign in with your password.',
}

/** Signing in with a password or by single sign-on, and out again. */
export function signInPages(hub: Hub, auth: Auth): Hono {
  const app = new Hono()
  const form = (next: string, email: string, problem?: string, done?: string): Markup =>
    html`<p class="lead">To your team’s hub.</p>
      ${done ? html`<p role="status">${done}</p>` : ''} ${wrong(problem)}
      <form method="post" action="/sign-in">
        ${hidden({ next })}
        ${field({ name: 'email', label: 'E-mail', type: 'email', value: email, autocomplete: 'username', focus: !email })}
        ${field({
          name: 'password',
          label: 'Password',
          type: 'password',
          autocomplete: 'current-password',
          maxlength: 256,
          focus: Boolean(email),
        })}
        <button class="main whole">Sign in</button>
      </form>
      ${hub.env.OIDC_ISSUER ? ssoLink(next) : ''}
      <p class="muted foot">
        Forgot your password? An admin of your team can make you a link to set a new one.
      </p>`

  app.get('/sign-in', async (context) => {
    const next = nextPath(context.req.query('next'), hub.url())
    const error = context.req.query('error')
    const problem =
      error && (SSO_PROBLEMS[error] ?? 'Single sign-on did not work. Try again, or ask an admin.')
    const done =
      context.req.query('done') === 'password' ? 'Your new password is set. Sign in with it.' : undefined
    return sendPage(
      context,
      { title: 'Sign in', body: form(next, '', problem, done) },
      problem ? { status: 401 } : {},
    )
  })

  app.post('/sign-in', async (context) => {
    const sent = await context.req.parseBody()
    const next = nextPath(typeof sent.next === 'string' ? sent.next : undefined, hub.url())
    const email = typeof sent.email === 'string' ? sent.email : ''
    const refuse = (status: 400 | 401 | 429 | 503, problem: string) =>
      sendPage(context, { title: 'Sign in', body: form(next, email, problem) }, { status })
    const { value, problem } = await readForm(context, Credentials)
    if (!value) return refuse(400, problem)
    const account = accountHash(hub.env.HUB_SECRET ?? '', value.email)
    if (!(await countTry(hub.db, account, hub.now())))
      return refuse(429, 'Too many tries with this address. Wait a quarter of an hour, then try again.')
    const answer = await auth.ask(context, '/sign-in/email', value)
    if (answer.status === 429 || answer.status >= 500) await giveBackTry(hub.db, account)
    if (answer.status === 429)
      return refuse(429, 'Too many tries from your network. Wait a minute, then try again.')
    if (answer.status >= 500)
      return refuse(503, 'The hub could not look you up just now. Try again in a moment.')
    if (!answer.ok) return refuse(401, 'E-mail address or password is wrong.')
    await clearTries(hub.db, account)
    passCookies(answer, context)
    return context.redirect(next, 303)
  })

  app.get('/sign-in/sso', async (context) => {
    const next = nextPath(context.req.query('next'), hub.url())
    const token = context.req.query('invitation')
    // Only who holds an invitation that counts gets an account made.
    const invitation = token ? await findInvitation(hub.db, hashOf(token).toString('hex')) : undefined
    const requestSignUp = invitation?.status === 'pending' && invitation.expiresAt > hub.now()
    const answer = await auth.ask(context, '/sign-in/social', {
      provider: SSO,
      callbackURL: hub.url() + next,
      errorCallbackURL: hub.url() + signInPath(next),
      disableRedirect: true,
      requestSignUp,
    })
    const parsed = answer.ok ? SsoAnswer.safeParse(await answer.json()) : undefined
    if (!parsed?.success) {
      const problem = 'Single sign-on cannot be reached just now. Try again in a moment.'
      return sendPage(context, { title: 'Sign in', body: form(next, '', problem) }, { status: 503 })
    }
    passCookies(answer, context)
    return context.redirect(parsed.data.url, 302)
  })
  app.get(SSO_CALLBACK, (context) => auth.callback(context))

  app.post('/sign-out', async (context) => {
    const sent = await context.req.parseBody()
    const visitor = await findVisitor(hub, context.req.raw)
    if (visitor) await endSession(hub.db, { sessionId: visitor.id, userId: visitor.user_id })
    forgetVisitor(hub, context)
    const next = typeof sent.next === 'string' ? nextPath(sent.next, hub.url()) : undefined
    return context.redirect(next ?? '/sign-in', 303)
  })
  return app
}

/** A link, not a form: `form-action` would have to name every address that the issuer may lead over. */
export function ssoLink(next: string, invitation?: string): Markup {
  const query = new URLSearchParams({ next, ...(invitation ? { invitation } : {}) })
  return html`<p class="or">or</p>
    <a class="button whole" href="/sign-in/sso?${query.toString()}">Continue with single sign-on</a>`
}
