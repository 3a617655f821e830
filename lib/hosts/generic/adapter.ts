import type { Reading } from '../../domain/reading'
import { type Found, makeAdapter } from '../adapter'
import { findAnyComposes } from '../compose'
import { readMail } from '../mail-page'
import { readValue } from '../probe'
import { readRecord } from '../record-page'
import { isVisible, pickPane } from '../visible'
import { readCandidates } from './candidates'
import { BODY, MESSAGE, PERSON, schemaMail, schemaPerson } from './selectors'
import { isRecordUrl } from './urls'

/** Any page: what it declares in schema.org's words is read as surely as a known host; else candidates, to be asked. */
export const genericAdapter = makeAdapter({
  name: 'generic',
  isMine: () => true,
  read(page, url, health) {
    const declared = readDeclared(page, url, health)
    if (declared?.people?.length) return declared
    const main = pickPane(page, schemaMail.panes)
    const people = main ? readCandidates(main, isRecordUrl(url)) : []
    for (const { via } of people) health[via[0]!] = (health[via[0]!] ?? 0) + 1
    return { state: people.length ? 'ready' : main ? 'notFound' : 'notReady', people }
  },
  composes: findAnyComposes,
})

function readDeclared(page: Document, url: URL, health: Record<string, number>): Found | undefined {
  const shown = (css: string): Element[] =>
    [...page.querySelectorAll(css)].slice(0, 50).filter((item) => !item.closest(BODY) && isVisible(item))
  if (shown(MESSAGE).length) return readMail(page, true, schemaMail, health)
  const [person, another] = shown(PERSON)
  return person && !another ? readRecord(page, recordOf(person, url), schemaPerson, health) : undefined
}

/** The record that an item declares: `system:object:id`, or one of this site. */
function recordOf(item: Element, { host, pathname, hash }: URL): NonNullable<Reading['record']> {
  const identifier = item.querySelector('[itemprop=identifier]')
  const declared = /^([\w-]{1,40}):(\w{1,40}):(\S{1,100})$/.exec(
    identifier ? readValue(identifier).trim() : '',
  )
  const [, system = 'web', object = 'contact', id = (host + pathname + hash).slice(-100)] = declared ?? []
  return { system, object, id }
}
