import {
  BookOpen,
  CornerUpLeft,
  Ellipsis,
  FileWarning,
  Keyboard,
  Search,
  Settings,
  Upload,
} from 'lucide-react'
import { askAsPanel } from '../../lib/messages/messenger'
import { Menu, type MenuItem } from '../ui/Menu'
import { useOpen } from './use-ask'
import { useSeen, type Consent } from './use-seen'

export interface MenuActions {
  onSearchLead: () => void
  onKeys: () => void
  /** There is a page to report. */
  onReport?: () => void
  /** A lead picked by hand is shown: back to the page's own person. */
  onBack?: (consent: Consent) => void
}

/** What is not about this lead, or not every day. */
export function PanelMenu({ onSearchLead, onKeys, onReport, onBack }: MenuActions) {
  const open = useOpen(
    (house: 'marketing' | 'options' | 'import') => askAsPanel('houseOpen', { house }),
    'The page was not opened.',
  )
  const { watch, when } = useSeen()
  // The menu hands no event on and is gone after the click: what must be in sight is the button that opened it.
  const back: MenuItem[] = onBack
    ? [
        {
          label: 'Back to this page’s person',
          icon: CornerUpLeft,
          onPick: () => when({ isTrusted: true }, onBack),
        },
      ]
    : []
  const report: MenuItem[] = onReport
    ? [{ label: 'Report this page', icon: FileWarning, onPick: onReport }]
    : []
  return (
    <span ref={watch} className="inline-flex">
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
          ...report,
          { label: 'Keys', icon: Keyboard, keys: '?', onPick: onKeys },
        ]}
      />
    </span>
  )
}
