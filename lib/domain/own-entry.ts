import { emailDomain, isPublicMailDomain, normaliseEmail } from './email-address'

/** A typed entry as it is kept, or what is wrong with it in words. */
export type Entry = { value: string } | { problem: string }

/** One of the member's own addresses. */
export function readOwnEmail(text: string): Entry {
  const value = normaliseEmail(text)
  return value ? { value } : { problem: `“${text}” is not an e-mail address.` }
}

/** A domain whose people are colleagues: typed as a domain, with an at sign in front, or as an address there. */
export function readOwnDomain(text: string): Entry {
  const host = text.slice(text.lastIndexOf('@') + 1)
  const email = normaliseEmail(`someone@${host}`)
  if (!email) return { problem: `“${text}” is not a domain. Write it like acme.com.` }
  const value = emailDomain(email)
  if (isPublicMailDomain(value))
    return { problem: `Anyone can have an address at ${value}, so it makes nobody a colleague.` }
  return { value }
}

/** The origin of a site typed as a name or as a whole address: `https://mail.acme.com`. https where nothing is said. */
export function readSite(text: string): Entry {
  const typed = text.trim()
  const url = parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`)
  if (!url || !url.hostname || /[*\s]/.test(url.hostname))
    return { problem: `“${typed}” is not the address of a site. Write it like mail.acme.com.` }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { problem: 'Only pages whose address starts with https:// or http:// can be read.' }
  // A permission knows no ports.
  return { value: `${url.protocol}//${url.hostname}` }
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
