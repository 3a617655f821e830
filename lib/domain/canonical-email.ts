/** Mail services that say in their documentation that `ann+tag@` is the mailbox `ann@`. */
const TAGGED = new Set([
  'gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'icloud.com', 'me.com', 'mac.com',
  'fastmail.com', 'proton.me', 'protonmail.com', 'pm.me',
]) // prettier-ignore

/** Services of one mailbox under two names, whose dots before the at sign say nothing. */
const DOTLESS = new Set(['gmail.com', 'googlemail.com'])

/**
 * The one spelling of a normalised address under which its mailbox is known. Law: tags and dots are taken away only
 * where the mail service documents that they say nothing; anywhere else they may be another mailbox.
 */
export function canonicalEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const host = email.slice(at + 1)
  if (!TAGGED.has(host)) return email
  const bare = email.slice(0, at).replace(/(?<!^)\+.*$/, '')
  if (!DOTLESS.has(host)) return `${bare}@${host}`
  return `${bare.replaceAll('.', '') || bare}@gmail.com`
}
