export const samples = [
  'https://outlook.office.com/mail/',
  'https://outlook.cloud.microsoft/mail/inbox/id/AAQkADk0',
  'https://outlook.office365.com/mail/0/inbox/id/AAQkADk0%3D',
  'https://outlook.live.com/mail/0/deeplink/compose',
]

export function isOutlook(url: URL): boolean {
  return /^outlook\.(cloud\.microsoft|(office|office365|live)\.com)$/.test(url.hostname)
}

/** True where the path names a message. Its id is another one at each visit, so it is no key. */
export function isOpen(url: URL): boolean {
  return /\/id\/./.test(url.pathname)
}
