import { z } from 'zod'
import { ErrorBody } from '../contract/error-code'
import {
  ConnectAnswer,
  EXTENSION_CONNECT_PATH,
  EXTENSION_TOKEN_PATH,
  ExtensionToken,
  type ConnectQuery,
} from '../contract/extension-token'
import { readHubAddress } from '../domain/hub-address'
import { HubError } from '../hub/hub-client'
import { ExpectedError } from '../platform/expected-error'

const PATIENCE = 15_000

/** What the browser offers for signing in; a test gives its own. */
export interface SignInBrowser {
  /** Opens the address in a window of its own; resolves with the address that it was sent back to. */
  launch(url: string): Promise<string | undefined>
  redirectUri: string
  extensionId: string
  request: typeof fetch
}

/** The address of a hub as it is kept. Throws in words for others. */
export function hubUrl(text: string): string {
  const read = readHubAddress(text)
  if ('problem' in read) throw new ExpectedError(read.problem)
  return read.value
}

/**
 * Signs in at a hub: its page in a window, a one-time code back, which is given for a session together with the
 * verifier that only this browser has (RFC 7636). Throws in words for the person, where the hub has the code a `HubError`.
 */
export async function signIn(url: string, browser: SignInBrowser): Promise<ExtensionToken> {
  const verifier = randomText(48)
  const state = randomText(24)
  const query: ConnectQuery = {
    redirect_uri: browser.redirectUri,
    extension_id: browser.extensionId,
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
  }
  const back = await launched(
    browser,
    `${url}${EXTENSION_CONNECT_PATH}?${new URLSearchParams(query).toString()}`,
  )
  if (!back?.startsWith(browser.redirectUri)) throw new ExpectedError('The sign-in was closed. Try again.')
  const answer = ConnectAnswer.safeParse(Object.fromEntries(new URL(back).searchParams))
  if (!answer.success || answer.data.state !== state)
    throw new ExpectedError('The hub answered something else than a sign-in. Is the address right?')
  if ('error' in answer.data) throw new ExpectedError('The sign-in was refused. Nothing was connected.')
  const given = { code: answer.data.code, verifier, redirectUri: browser.redirectUri }
  return exchange(url + EXTENSION_TOKEN_PATH, given, browser.request)
}

async function launched(browser: SignInBrowser, url: string): Promise<string | undefined> {
  try {
    return await browser.launch(url)
  } catch {
    // The browser rejects both for a closed window and for a page that did not load: its words are not for people.
    throw new ExpectedError(
      (await isThere(browser, new URL(url).origin))
        ? 'The sign-in was closed before it was finished. Nothing was connected; try again.'
        : 'No hub answers at this address. Check it, and your network, then try again.',
    )
  }
}

async function isThere({ request }: SignInBrowser, origin: string): Promise<boolean> {
  try {
    const always = { credentials: 'omit', redirect: 'error', cache: 'no-store' } as const
    return (await request(`${origin}/healthz`, { ...always, signal: AbortSignal.timeout(PATIENCE) })).ok
  } catch {
    return false
  }
}

async function exchange(url: string, input: object, request: typeof fetch): Promise<ExtensionToken> {
  const response = await reach(url, input, request)
  const body: unknown = await response.json().catch((error: unknown) => ({ unreadable: String(error) }))
  const refusal = ErrorBody.safeParse(body)
  if (refusal.success) throw new HubError(refusal.data.error.code, refusal.data.error.message)
  const parsed = z.safeParse(ExtensionToken, body)
  if (!response.ok || !parsed.success)
    throw new HubError('unreadable', 'The hub answered something this version cannot read. Update Halfdoor.')
  return parsed.data
}

async function reach(url: string, input: object, request: typeof fetch): Promise<Response> {
  try {
    return await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    })
  } catch {
    throw new HubError(
      'offline',
      'The hub cannot be reached. Check its address and your network, then try again.',
    )
  }
}

/** The S256 challenge of a verifier. */
export async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))
}

function randomText(bytes: number): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(bytes)))
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
