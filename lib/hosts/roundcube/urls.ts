/** Self-hosted: any host, so these samples are Roundcube's only together with its marks in the page. */
export const samples = [
  'https://webmail.acme.example/?_task=mail&_mbox=INBOX',
  'https://acme.example/roundcube/?_task=mail&_uid=7&_mbox=INBOX&_action=show',
  'http://127.0.0.1:8080/?_task=mail&_action=compose&_id=53af',
]

/** The application's own script in the head; a path, so that no page of 50,000 elements is searched for marks. */
export function isRoundcube(_url: URL, page: Document): boolean {
  return page.head.querySelector('script[src*="program/js/app"]') !== null
}

/** True where a message is shown by itself or in the preview frame. */
export function isOpen(url: URL): boolean {
  return /^(show|preview)$/.test(url.searchParams.get('_action') ?? '')
}

/** Folder and number of the open message. */
export function threadOf(url: URL): string | undefined {
  const uid = url.searchParams.get('_uid')
  return uid ? `${url.searchParams.get('_mbox') ?? ''}/${uid}` : undefined
}
