import type { KeyboardEvent } from 'react'

/** On the element around a field and its results: up and down move the focus through the `data-row`s, above the first back to the field. */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const place = event.currentTarget
  const stops = [...place.querySelectorAll<HTMLElement>('input[type=search], [data-row]:not([disabled])')]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  if (at < 0) return
  event.preventDefault()
  stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus()
}
