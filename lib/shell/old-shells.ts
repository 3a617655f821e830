/** The class of the shell inside its closed shadow root. */
export const SHELL_CLASS = 'halfdoor'

/**
 * Takes away what an older version of the extension left in the page. A script that was updated away lives in another
 * world and hears no message; the mark inside its closed shadow root is seen by extensions only.
 */
export function removeOldShells(): void {
  for (const child of document.querySelectorAll('html > *'))
    if (chrome.dom.openOrClosedShadowRoot(child as HTMLElement)?.querySelector(`.${SHELL_CLASS}`))
      child.remove()
}
