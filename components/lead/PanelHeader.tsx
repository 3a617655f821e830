import { DoorOpen } from 'lucide-react'
import { HeaderEnd } from './HeaderEnd'
import type { MenuActions } from './PanelMenu'

/** The header where no lead is shown: the mark, the site, the menu. */
export function PanelHeader({ site, actions }: { site?: string; actions: MenuActions }) {
  return (
    <header className="flex items-center gap-2 border-b border-line px-4 py-2">
      <DoorOpen aria-hidden size={16} className="shrink-0 text-accent" />
      <h1 className="font-semibold">Halfdoor</h1>
      <p className="min-w-0 flex-1 truncate text-muted">{site}</p>
      <HeaderEnd {...actions} />
    </header>
  )
}
