/** Sample URLs: mine, and whether a message is open. Tests hold every host against every other host's samples. */
export const samples = [
  'https://mail.google.com/mail/u/0/#inbox',
  'https://mail.google.com/mail/u/1/#inbox/FMfcgzQbgRnWvLpXcKzT',
  'https://mail.google.com/mail/u/0/#search/from%3Aann/FMfcgzQbgRnWvLpXcKzT',
  'https://mail.google.com/mail/u/0/?ui=2&view=btop#label/Leads/FMfcgzQbgRnWvLpXcKzT',
]

export function isGmail(url: URL): boolean {
  return url.hostname === 'mail.google.com'
}

/** True where the hash names a conversation: a list's name, then an opaque token. */
export function isOpen(url: URL): boolean {
  return /\/\w{16,}(\?|$)/.test(url.hash)
}
