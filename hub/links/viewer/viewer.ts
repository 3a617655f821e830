import type * as Pdf from 'pdfjs-dist'
import { startPageClock } from './page-clock'
import { PageSheet } from './page-sheet'

/** The viewer's own page, in a recipient's browser: shows a PDF, and tells how long its pages were looked at if it may. */

const LIBRARY: string = '/viewer/pdf/pdf.min.mjs'
const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3]
/** Pages this far from the sight are drawn already, and this far are let go. */
const NEAR = '800px 0px'
const FAR = '4000px 0px'
/** A PDF point in pixels of 1/96 inch. */
const POINT = 96 / 72
/** A page as wide as a large window would be too large to read. */
const WIDEST_FIT = 1.25 * POINT

const { file: address, report, view } = document.body.dataset
const [column, place, notice] = ['column', 'place', 'notice'].map((id) => document.getElementById(id)!) as [
  HTMLElement,
  HTMLElement,
  HTMLElement,
]

let sheets: PageSheet[] = []
let widest = 1
/** Undefined: as wide as the window. */
let zoom: number | undefined
let current = 1

await open().catch((error: unknown) => {
  console.error(error)
  column.hidden = true
  notice.hidden = false
  notice.textContent = 'This document cannot be shown here. Download it instead.'
})

async function open(): Promise<void> {
  const library = (await import(LIBRARY)) as typeof Pdf
  library.GlobalWorkerOptions.workerSrc = '/viewer/pdf/pdf.worker.min.mjs'
  const file = await library.getDocument({
    url: address,
    cMapUrl: '/viewer/cmaps/',
    standardFontDataUrl: '/viewer/fonts/',
    iccUrl: '/viewer/iccs/',
    wasmUrl: '/viewer/wasm/',
    // The page's policy lets nothing be compiled.
    useWasm: false,
  }).promise
  const first = (await file.getPage(1)).getViewport({ scale: 1 })
  sheets = Array.from({ length: file.numPages }, (_, index) => new PageSheet(library, file, index + 1, first))
  widest = first.width
  column.replaceChildren(...sheets.map(({ element }) => element))
  layOut()
  watch()
  wire()
  say()
  document.body.dataset.ready = 'true'
  if (report && view && !(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl)
    startPageClock({ to: report, view, count: file.numPages, current: () => current })
}

function scale(): number {
  return zoom === undefined ? Math.min((column.clientWidth - 2 * gap()) / widest, WIDEST_FIT) : zoom * POINT
}

function gap(): number {
  return column.clientWidth < 600 ? 8 : 24
}

/** Sizes all sheets; the page in sight stays there. */
function layOut(): void {
  const before = sheets[current - 1]?.element
  const into = before ? (column.scrollTop - before.offsetTop) / Math.max(1, before.offsetHeight) : 0
  for (const sheet of sheets) sheet.size(scale())
  if (before) column.scrollTop = before.offsetTop + into * before.offsetHeight
}

/** Draws what comes near, lets go what is far, and knows the page in sight. */
function watch(): void {
  const sheetOf = (target: Element) => sheets[Number((target as HTMLElement).dataset.page) - 1]!
  const near = new IntersectionObserver(
    (entries) =>
      entries.forEach(({ target, isIntersecting }) => isIntersecting && void sheetOf(target).draw()),
    { root: column, rootMargin: NEAR },
  )
  const far = new IntersectionObserver(
    (entries) => entries.forEach(({ target, isIntersecting }) => !isIntersecting && sheetOf(target).clear()),
    { root: column, rootMargin: FAR },
  )
  for (const { element } of sheets) {
    near.observe(element)
    far.observe(element)
  }
  column.addEventListener('scroll', () => requestAnimationFrame(say), { passive: true })
  new ResizeObserver(layOut).observe(column)
}

/** The page that fills most of the sight. */
function say(): void {
  const [top, bottom] = [column.scrollTop, column.scrollTop + column.clientHeight]
  let most = 0
  for (const { element, number } of sheets) {
    const seen = Math.min(bottom, element.offsetTop + element.offsetHeight) - Math.max(top, element.offsetTop)
    if (seen > most) [most, current] = [seen, number]
  }
  place.textContent = `${current} of ${sheets.length}`
}

function wire(): void {
  const acts: Record<string, () => void> = {
    smaller: () => setZoom(ZOOMS.findLast((step) => step < scale() / POINT - 0.01) ?? ZOOMS[0]),
    larger: () => setZoom(ZOOMS.find((step) => step > scale() / POINT + 0.01) ?? ZOOMS.at(-1)),
    fit: () => setZoom(undefined),
    previous: () => goTo(current - 1),
    next: () => goTo(current + 1),
  }
  for (const [id, act] of Object.entries(acts)) document.getElementById(id)!.addEventListener('click', act)
  const keys: Record<string, () => void> = {
    '+': acts.larger!, '=': acts.larger!, '-': acts.smaller!, '0': acts.fit!, n: acts.next!, p: acts.previous!,
    ArrowRight: acts.next!, ArrowLeft: acts.previous!, Home: () => goTo(1), End: () => goTo(sheets.length),
  } // prettier-ignore
  document.addEventListener('keydown', (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  // So that the keys for scrolling work at once; nobody went there by Tab, so no ring says so.
  column.dataset.quiet = 'true'
  column.addEventListener('blur', () => delete column.dataset.quiet, { once: true })
  column.focus({ preventScroll: true })
}

function setZoom(to: number | undefined): void {
  zoom = to
  layOut()
  say()
}

function goTo(number: number): void {
  const sheet = sheets[Math.min(sheets.length, Math.max(1, number)) - 1]
  if (sheet) column.scrollTop = sheet.element.offsetTop - gap()
  say()
}
