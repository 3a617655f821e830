import { askAsPage } from '../messages/page-wire'
import { mountShell, type Shell } from './mount-shell'

/** Dragging changes the state sixty times a second; the last one is worth saving. Milliseconds. */
const SAVE_AFTER = 400

/** Mounts the shell as it stood on this site the last time, and saves how it is left. */
export async function openShell(signal: AbortSignal): Promise<Shell> {
  let unsaved: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout>
  const save = () => {
    unsaved?.()
    unsaved = undefined
  }
  addEventListener('pagehide', save, { signal })
  return mountShell(
    await askAsPage('shellGet', {}),
    (state) => {
      unsaved = () => void askAsPage('shellPut', state)
      clearTimeout(timer)
      timer = setTimeout(save, SAVE_AFTER)
    },
    signal,
  )
}
