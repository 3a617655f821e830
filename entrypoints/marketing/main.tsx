import '../../components/ui/theme.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followLive } from '../../components/marketing/follow-live'
import { invalidateNouns, makeHouseClient } from '../../components/marketing/house-queries'
import { MarketingPage } from '../../components/marketing/MarketingPage'
import { listenAsPanel } from '../../lib/messages/listen'
import { askAsHouse } from '../../lib/messages/messenger'
import { untilAwake } from '../../lib/messages/until-awake'
import { parseWithoutEval } from '../../lib/platform/parse-without-eval'

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
    <QueryClientProvider client={client}>
      <MarketingPage />
    </QueryClientProvider>
  </StrictMode>,
)
