import { useEffect, useEffectEvent } from 'react'

/** Where keys belong to what is being written or chosen, not to the page. */
const BUSY =
  'input, textarea, select, [contenteditable], [role=radio], [role=listbox], [role=option], [role=combobox], [role=dialog], [role=menu]'

/** Hears single keys pressed anywhere on the page but in a field. The handler says true where the key was its own. */
export function usePageKeys(handle: (key: string, target: Element | null) => boolean): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest(BUSY)) return
    if (handle(event.key, target)) event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
