import type { Reading } from '../domain/reading'
import type { HostAdapter } from '../hosts/contract'
import { frameDocuments } from './frame-documents'
import { fullBudget, spend, waitToRead } from './read-times'

/** A net for what no event tells: a pane shown by a class, a URL replaced in silence. Milliseconds. */
const POLL = 1500
const CHANGES = { childList: true, characterData: true, subtree: true }

/**
 * Reads the page at once, and again when it, one of its same-origin frames or its address changes, until the signal
 * aborts. `onReading` hears only another address or reading than the last time, health aside. Hidden pages are not
 * read. Answers a function that reads again and reports even what is the same.
 */
export function watchPage(
  adapterFor: (url: URL, page: Document) => HostAdapter,
  onReading: (reading: Reading) => void,
  signal: AbortSignal,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let budget = fullBudget(performance.now())
  let told = ''
  const observer = new MutationObserver(plan)

  /** The observer rests from the first change until after the read, so that a restless page makes no records. */
  function plan(): void {
    observer.disconnect()
    if (signal.aborted || document.hidden) return
    timer ??= setTimeout(read, waitToRead(budget, performance.now()))
  }

  function read(): void {
    timer = undefined
    if (signal.aborted || document.hidden) return
    const began = performance.now()
    const { href } = location
    const url = new URL(href)
    const reading = adapterFor(url, document).read(document, url)
    const key = href + JSON.stringify({ ...reading, health: 0 })
    for (const each of frameDocuments(document)) observer.observe(each, CHANGES)
    budget = spend(budget, began, performance.now())
    if (key === told || href !== location.href) return
    told = key
    onReading(reading)
  }

  function again(): void {
    told = ''
    plan()
  }

  const events = { capture: true, passive: true, signal }
  // A `load` of a frame does not bubble, but it is caught here; a click opens panes that are already in the page.
  for (const name of ['visibilitychange', 'load', 'click']) document.addEventListener(name, plan, events)
  for (const name of ['hashchange', 'popstate']) addEventListener(name, plan, events)
  navigation.addEventListener('navigatesuccess', plan, events)
  addEventListener('pageshow', (event) => event.persisted && again(), events)

  const poll = setInterval(plan, POLL)
  signal.addEventListener('abort', () => {
    clearInterval(poll)
    clearTimeout(timer)
    observer.disconnect()
  })
  read()
  // The first read is slow because all is new; it is not charged.
  budget = fullBudget(performance.now())
  return again
}
