import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { vi } from 'vitest'
import { makeHouseClient } from '../house-queries'

/** jsdom lays nothing out: a virtual list needs a height to know what is in sight. */
export function giveHeights(px = 640): void {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(px)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(900)
  Element.prototype.scrollTo = () => undefined
}

/** Draws a page of the house at an address. */
export function openHouse(page: ReactElement, hash = ''): { user: UserEvent; client: QueryClient } {
  history.replaceState(null, '', `/${hash}`)
  const client = makeHouseClient()
  render(<QueryClientProvider client={client}>{page}</QueryClientProvider>)
  return { user: userEvent.setup(), client }
}

/** Goes to an address as a link or the bar does, and waits until the page knows. */
export async function visit(hash: string): Promise<void> {
  await act(async () => {
    const known = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }))
    location.hash = hash
    await known
  })
}

/** Presses the browser's back button and waits until the page knows. */
export async function goBack(): Promise<void> {
  await act(async () => {
    const known = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }))
    history.back()
    await known
  })
}
