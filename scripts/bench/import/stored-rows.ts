import type { Page } from 'playwright-core'

/** The rows that an import left, and bare puts of the same rows. */
declare global {
  var heldRows: { leads: unknown[]; journeys: unknown[]; directory: unknown[] }
}

/** The workspace's leads, journeys and directory as JSON. */
export function readRows(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('halfdoor')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const all = (store: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const request = db.transaction(store).objectStore(store).getAll()
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const rows = {
      leads: await all('leads'),
      journeys: await all('journeys'),
      directory: await all('directory'),
    }
    db.close()
    return JSON.stringify(rows)
  })
}

/** Puts rows into the page's memory, for `putBare`. */
export async function holdRows(page: Page, rows: string): Promise<void> {
  await page.evaluate((text) => {
    globalThis.heldRows = JSON.parse(text) as typeof globalThis.heldRows
  }, rows)
}

/** Milliseconds to put the held rows into a plain database of three stores without further indexes, 1,000 rows a transaction. */
export function putBare(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const name = `bare-${Math.random()}`
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('leads', { keyPath: 'id' })
        opening.result.createObjectStore('journeys', { keyPath: ['leadId', 'chunk'] })
        opening.result.createObjectStore('directory', { keyPath: 'seq' })
      }
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const put = (store: string, rows: unknown[]) =>
      new Promise<void>((resolve, reject) => {
        const transaction = db.transaction(store, 'readwrite')
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error)
        for (const row of rows) transaction.objectStore(store).put(row)
      })
    const { leads, journeys, directory } = globalThis.heldRows
    const started = performance.now()
    for (let start = 0; start < leads.length; start += 1000) {
      await put('leads', leads.slice(start, start + 1000))
      await put('journeys', journeys.slice(start, start + 1000))
    }
    await put('directory', directory)
    const took = performance.now() - started
    db.close()
    return took
  })
}
