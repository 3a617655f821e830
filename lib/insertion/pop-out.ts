declare global {
  /** Set by a page's script, in the world of the extension's scripts: hears a window that the page has opened. */
  var halfdoorPopOut: ((popOut: Window) => void) | undefined
}

/**
 * True in a window that no address was loaded into, as a page opens one for a draft and writes it. It has no lead and
 * needs no sidebar: it is given to the page that opened it, whose sidebar inserts into it.
 */
export function joinOpener(): boolean {
  const hasAddress = location.protocol.startsWith('http')
  // `document.write` gives the window the address of the page; only its history tells that nothing was loaded.
  if (navigation.currentEntry) return !hasAddress
  const join = openerWithin()?.halfdoorPopOut
  join?.(window)
  return !!join || !hasAddress
}

function openerWithin(): (Window & typeof globalThis) | undefined {
  try {
    return opener?.document && opener
  } catch {
    // It has gone to another site meanwhile.
    return undefined
  }
}
