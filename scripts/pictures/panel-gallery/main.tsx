import './stand-in.ts'
import '../../../components/ui/theme.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { makeCommandBus } from '../../../components/lead/command-bus'
import { Panel } from '../../../components/lead/Panel'
import { makePanelClient } from '../../../components/lead/panel-client'

// The real panel over the stand-in of the browser: `?state=lead`, a name out of test/panel-states.ts.
const tabState = { ready: true, send: 1, own: 1 }
const tab = { read: () => tabState, subscribe: () => () => undefined }

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={makePanelClient()}>
    <Panel tab={tab} commands={makeCommandBus()} framed={false} />
  </QueryClientProvider>,
)
