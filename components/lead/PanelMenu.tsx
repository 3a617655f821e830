import { BookOpen, CornerUpLeft, Ellipsis, Keyboard, Search, Settings, Upload } from 'lucide-react'
import { askAsPanel } from '../../lib/messages/messenger'
import { Menu, type MenuItem } from '../ui/Menu'
import { useAskTold } from './use-ask'

export interface MenuActions {
  onSearchLead: () => void
  onKeys: () => void
  /** A lead picked by hand is shown: back to the page's own person. */
  onBack?: () => void
}

/** What is not about this lead, or not every day. */
export function PanelMenu({ onSearchLead, onKeys, onBack }: MenuActions) {
  const open = useAskTold(
    (house: 'marketing' | 'options' | 'import') => askAsPanel('houseOpen', { house }),
    'The page was not opened.',
  )
  const back: MenuItem[] = onBack
    ? [{ label: 'Back to this page’s person', icon: CornerUpLeft, onPick: onBack }]
    : []
  return (
    <Menu
      label="More"
      icon={Ellipsis}
      items={[
        ...back,
        { label: 'Search for a lead', icon: Search, onPick: onSearchLead },
        'line',
        { label: 'Verdicts and assets', icon: BookOpen, onPick: () => open('marketing') },
        { label: 'Import', icon: Upload, onPick: () => open('import') },
        { label: 'Settings', icon: Settings, onPick: () => open('options') },
        'line',
        { label: 'Keys', icon: Keyboard, keys: '?', onPick: onKeys },
      ]}
    />
  )
}
