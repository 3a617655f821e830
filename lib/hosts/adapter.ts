import type { HostTable } from '../domain/host-table'
import type { Reading } from '../domain/reading'
import { findAnyComposes, findComposes } from './compose'
import type { Compose, HostAdapter } from './contract'
import type { Found } from './found'
import { readGuesses } from './generic/candidates'
import { readMail } from './mail-page'
import { readRecord } from './record-page'
import { type Place, readPlace } from './route'
import { isSiteOf } from './site'
import { isVisible } from './visible'

type Health = Reading['health']

/** The adapter of a host from what is known of it. */
export function makeAdapter(table: HostTable): HostAdapter {
  const { host, marks, compose, paths = '' } = table
  const composes = (page: Document) => (compose ? findComposes(page, compose) : findAnyComposes(page))
  return {
    name: host,
    isMine: (url, page) =>
      (isSiteOf(table, url.hostname) && new RegExp(paths).test(url.pathname)) ||
      Boolean(marks && page.head.querySelector(marks)),
    composes,
    read: (page, url) => readSafely(host, page, composes, (health) => readHost(table, page, url, health)),
  }
}

function readHost(table: HostTable, page: Document, url: URL, health: Health): Found {
  const place = readPlace(url, table)
  const found = readDocument(table, page, place, health)
  const { own } = found
  let framed: Found | undefined
  for (const inner of found.people?.length
    ? []
    : (table.frames ?? []).flatMap((css) => openFrames(page, css))) {
    if (inner.readyState === 'loading') return { ...found, state: 'notReady' }
    const within = readPlace(new URL(inner.URL), table)
    const read = readDocument(table, inner, { ...place, ...within }, health)
    if (!framed || (read.people?.length && !framed.people?.length)) framed = read
  }
  return framed ? { ...framed, ...(own?.length && { own }) } : found
}

function readDocument(table: HostTable, page: Document, place: Place, health: Health): Found {
  const { mail, record, nameOnly } = table
  const isKnown = mail || record?.email.length || record?.name.length
  if (!isKnown) return { ...readGuesses(page, health), record: place.record }
  const isRecord = record && (place.record || !mail)
  const found = isRecord ? readRecord(page, place, record, health) : readMail(page, place, mail!, health)
  return nameOnly && found.state === 'ready' ? { ...found, state: 'nameOnly' } : found
}

/** The documents that visible frames show now; their `src` may still name the empty page. */
function openFrames(page: Document, css: string): Document[] {
  const frames = [...page.querySelectorAll<HTMLIFrameElement>(css)].filter(isVisible)
  return frames.flatMap((frame) => frame.contentDocument ?? [])
}

/**
 * A reading within the contract's bounds. A page can replace the DOM's own methods by naming a form field after
 * them; what then fails reads as `changed`, with a count in the health, never as an error in the page.
 */
export function readSafely(
  host: string,
  page: Document,
  composes: (page: Document) => Compose[],
  read: (health: Health) => Found,
): Reading {
  const reading: Reading = {
    host,
    state: 'changed',
    people: [],
    own: [],
    messages: [],
    composing: false,
    health: {},
  }
  try {
    Object.assign(reading, read(reading.health), { composing: composes(page).length > 0 })
    if (page.readyState === 'loading' && reading.state !== 'ready') reading.state = 'notReady'
    reading.people = reading.people.slice(0, 200)
    reading.own = [...new Set(reading.own)].slice(0, 10)
  } catch {
    reading.health.error = 1
  }
  return reading
}
