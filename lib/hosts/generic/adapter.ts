import type { Reading } from '../../domain/reading'
import type { HostAdapter } from '../contract'
import { readSafely } from '../adapter'
import type { Found } from '../found'
import { findAnyComposes } from '../compose'
import { readMail } from '../mail-page'
import { readValue } from '../probe'
import { readRecord } from '../record-page'
import { bestSeen } from '../visible'
import { readGuesses } from './candidates'
import { BODY, MESSAGE, PERSON, schemaMail, schemaPerson } from './selectors'
import { isRecordUrl } from './urls'

/** Any page: what it declares in schema.org's words is read as surely as a known host; else candidates, to be asked. */
export const genericAdapter: HostAdapter = {
  name: 'generic',
  isMine: () => true,
  read: (page, url) => readSafely('generic', page, findAnyComposes, (health) => readAny(page, url, health)),
  composes: findAnyComposes,
}

function readAny(page: Document, url: URL, health: Reading['health']): Found {
  const declared = readDeclared(page, url, health)
  if (declared?.people?.length) return declared
  return readGuesses(page, health, isRecordUrl(url))
}

function readDeclared(page: Document, url: URL, health: Record<string, number>): Found | undefined {
  const shown = (css: string): Element[] =>
    bestSeen([...page.querySelectorAll(css)].slice(0, 50).filter((item) => !item.closest(BODY)))
  if (shown(MESSAGE).length) return readMail(page, { isOpen: true }, schemaMail, health)
  const [person, another] = shown(PERSON)
  return person && !another
    ? readRecord(page, { isOpen: true, record: recordOf(person, url) }, schemaPerson, health)
    : undefined
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
