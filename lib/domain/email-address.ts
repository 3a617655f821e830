/** An address as found in text: local part, at sign, host of at least two labels. Bounded, so it cannot run away. */
const ADDRESS = /^[^\s@<>"(),;:[\]\\]{1,64}@[^\s@<>"(),;:[\]\\]{1,253}$/u

/** As leads hold it: RFC 1035's bound of a host, and of a whole address. */
const LONGEST_HOST = 253
const LONGEST = 320

/** Mail services that anyone can use: sharing such a domain makes nobody a colleague. */
const PUBLIC_MAIL = new Set([
  'gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'yahoo.com',
  'yahoo.co.uk', 'yahoo.de', 'ymail.com', 'icloud.com', 'me.com', 'mac.com', 'aol.com', 'gmx.de', 'gmx.net',
  'gmx.com', 'web.de', 't-online.de', 'freenet.de', 'mail.ru', 'yandex.ru', 'qq.com', '163.com', '126.com',
  'proton.me', 'protonmail.com', 'pm.me', 'tutanota.com', 'fastmail.com', 'zoho.com', 'libero.it', 'orange.fr',
  'wanadoo.fr', 'free.fr', 'laposte.net', 'uol.com.br', 'bol.com.br', 'comcast.net', 'verizon.net', 'att.net',
]) // prettier-ignore

/** Local parts behind which stands a function, not one person. Role addresses never merge people. */
const ROLE =
  /^(info|sales|support|contact|office|admin|hello|team|service|marketing|billing|accounts?|hr|jobs|career|press|help|procurement|purchasing|orders?|einkauf|vertrieb)$/

/** Local parts that no person reads: machines and mailing lists. */
const MACHINE =
  /^(no[-_.]?reply|do[-_.]?not[-_.]?reply|noreply\b.*|mailer(-daemon)?|postmaster|bounces?|notifications?|notify|alerts?|newsletters?|news|unsubscribe|list|wordpress|webforms?|robot|.*-(bounces?|owner|request|unsubscribe|leave|confirm|noreply))([+.-].*)?$/

/**
 * The one spelling of an address that keys use: trimmed, lower case, host in ASCII (`xn--`), no display name,
 * no `mailto:`. Undefined where the text is not one address. Plus-tags are kept: they may be another mailbox.
 */
export function normaliseEmail(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/, '')
  const address = bare.match(/<([^<>]+)>\s*$/)?.[1] ?? bare
  if (!ADDRESS.test(address)) return undefined
  const at = address.lastIndexOf('@')
  const host = asciiHost(address.slice(at + 1))
  // Letters of other scripts grow in ASCII: only now can its length be told.
  if (!host || host.length > LONGEST_HOST) return undefined
  const email = `${address.slice(0, at).toLowerCase()}@${host}`
  return email.length > LONGEST ? undefined : email
}

/** Host name in lower-case ASCII, or undefined where it is not a host of two labels or more. */
function asciiHost(host: string): string | undefined {
  try {
    const ascii = new URL(`http://${host.replace(/\.$/, '')}`).hostname
    return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(ascii) && !/^[\d.]+$/.test(ascii) ? ascii : undefined
  } catch {
    return undefined
  }
}

/** The host of a normalised address. */
export function emailDomain(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1)
}

/** True for a domain that anyone can have an address at. */
export function isPublicMailDomain(domain: string): boolean {
  return PUBLIC_MAIL.has(domain)
}

/** True for `info@` and its like. */
export function isRoleAddress(email: string): boolean {
  return ROLE.test(localPart(email))
}

/** True for addresses that no person reads: no-reply, bounces, newsletters, list managers. */
export function isMachineAddress(email: string): boolean {
  return MACHINE.test(localPart(email))
}

/** True for an address of a mailing list's own host. */
export function isListAddress(email: string): boolean {
  return /^(lists?|mailman|groups?|newsletters?|news)\.|^googlegroups\.com$/.test(emailDomain(email))
}

/**
 * A display name as the rep may read it: without quotes, labels ("From:"), addresses, and marks that nobody sees
 * (zero-width, writing direction). Empty where nothing is left.
 */
export function cleanName(text: string): string {
  const name = text
    .replace(/\p{Cf}/gu, '')
    .replace(/[(<[]?[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{1,253}[)>\]]?/g, '')
    .replace(/[(<[]\s*[)>\]]/g, '')
    .replace(/^[^:：]{1,20}[:：]\s*/, '')
    .replace(/["\s]+/g, ' ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '')
  return /[\p{L}\p{N}]/u.test(name) ? name : ''
}

/** The part before the at sign, without a plus-tag. */
function localPart(email: string): string {
  return email.slice(0, email.lastIndexOf('@')).replace(/\+.*$/, '')
}
