import '../../components/ui/theme.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { makeCommandBus } from '../../components/lead/command-bus'
import { followLive } from '../../components/lead/follow-live'
import { followLoads } from '../../components/lead/follow-loads'
import { followWorker } from '../../components/lead/follow-worker'
import { Panel } from '../../components/lead/Panel'
import { makePanelClient } from '../../components/lead/panel-client'
import { followTab } from '../../components/lead/panel-tab'

const life = new AbortController()
const framed = window.top !== window
const client = makePanelClient()
const commands = makeCommandBus()
const tab = followTab(framed, life.signal)
followWorker(client, tab, commands, life.signal)
followLive(client, tab, life.signal)
if (!framed) followLoads(client, tab, life.signal)
// A page that is only put by may come back, and its panel with it.
window.addEventListener('pagehide', (event) => event.persisted || life.abort())

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={client}>
    <Panel tab={tab} commands={commands} framed={framed} />
  </QueryClientProvider>,
)
