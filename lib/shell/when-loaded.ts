/** A page that goes on loading does not keep the panel waiting for longer. Milliseconds. */
const AT_LATEST = 1000

/** Settles when the page has loaded: a frame put into it before that would hold up its `load`. */
export function whenLoaded(): Promise<unknown> {
  return new Promise((done) => {
    if (document.readyState === 'complete') done(0)
    addEventListener('load', done, { once: true })
    setTimeout(done, AT_LATEST)
  })
}
