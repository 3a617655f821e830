import '../../../components/ui/theme.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { makeHouseClient } from '../../../components/marketing/house-queries'
import { MarketingPage } from '../../../components/marketing/MarketingPage'
import { OptionsPage } from '../../../components/options/OptionsPage'

const commands = [
  { name: 'toggle', description: 'Open or close the sidebar', shortcut: 'Alt+Shift+H' },
  { name: 'search', description: 'Search content to send', shortcut: 'Alt+Shift+F' },
  { name: 'insert', description: 'Insert the first suggestion', shortcut: 'Alt+Shift+I' },
  { name: 'verdict', description: 'Go to the verdict', shortcut: '' },
]
Object.assign(globalThis, { chrome: { commands: { getAll: () => Promise.resolve(commands) } } })

const page = new URLSearchParams(location.search).get('page')
createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={makeHouseClient()}>
    {page === 'options' ? <OptionsPage /> : <MarketingPage />}
  </QueryClientProvider>,
)
