import { useEffect } from 'react'
import type { CommandBus } from './command-bus'
import { isTrusted } from './trusted'

/** The panel's own keys, as the list of keys shows them. */
export const KEYS: readonly { key: string; words: string }[] = [
  { key: '/', words: 'Search content' },
  { key: 'i', words: 'Insert the first suggestion' },
  { key: 'v', words: 'To the verdict, then 1, 2 or 3' },
  { key: '?', words: 'This list' },
  { key: 'Esc', words: 'Step back' },
]

/** Single keys while nothing is being written, until unmounted. */
export function useKeys(commands: CommandBus, onHelp: () => void): void {
  useEffect(() => {
    const stop = new AbortController()
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !isTrusted(event))
        return
      if (isWriting(event.target)) return
      if (event.key === '/') commands.give('search')
      else if (event.key === 'i') commands.give('insert')
      else if (event.key === 'v') commands.give('verdict')
      else if (event.key === '?') onHelp()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey, { signal: stop.signal })
    return () => stop.abort()
  }, [commands, onHelp])
}

/** In a field, a menu, a list or a dialog a letter belongs to that place. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type=radio]), textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog]',
    ) !== null
  )
}
