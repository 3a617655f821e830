/** Settles when the page is shown: one that is rendered ahead of its time speaks for no tab yet. */
export function whenShown(page: Document & { prerendering?: boolean }): Promise<unknown> | undefined {
  if (!page.prerendering) return
  return new Promise((done) => page.addEventListener('prerenderingchange', done, { once: true }))
}
