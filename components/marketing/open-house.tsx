import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { listenAsPanel } from '../../lib/messages/listen'
import { askAsHouse } from '../../lib/messages/messenger'
import { untilAwake } from '../../lib/messages/until-awake'
import { parseWithoutEval } from '../../lib/platform/parse-without-eval'
import { followLive } from './follow-live'
import { invalidateNouns, makeHouseClient } from './house-queries'

/** Draws a large page of the extension, once the worker answers, and keeps what it shows in step with the store. */
export async function openHouse(page: ReactNode): Promise<void> {
  parseWithoutEval()
  const life = new AbortController()
  const client = makeHouseClient()
  const lookAgain = followLive(life.signal)
  listenAsPanel(
    {
      storeChanged({ nouns }) {
        invalidateNouns(client, nouns)
        lookAgain(nouns)
      },
    },
    life.signal,
  )
  // A page that is only put by may come back.
  window.addEventListener('pagehide', (event) => event.persisted || life.abort())
  await untilAwake(() => askAsHouse('settingsGet', {}))
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={client}>{page}</QueryClientProvider>
    </StrictMode>,
  )
}
