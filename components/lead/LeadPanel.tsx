import { useState } from 'react'
import type { PanelView } from '../../lib/messages/panel-view'
import { LeadHeader } from './LeadHeader'
import type { MenuActions } from './PanelMenu'
import { ObjectionSection } from './ObjectionSection'
import { SendSection, type Sought } from './SendSection'
import { StageSection } from './StageSection'
import { TouchpointSection } from './TouchpointSection'
import { VerdictFoot } from './VerdictFoot'
import { ViewReceipts } from './ViewReceipts'

interface LeadPanelProps {
  shown: Extract<PanelView, { kind: 'lead' }>
  actions: MenuActions
  refused?: string
}

/** One lead. Give it the lead's id as key: nothing half done for one lead may stand under another's name. */
export function LeadPanel({ shown, actions, refused }: LeadPanelProps) {
  // As state and not as a ref: its children must hear when it is there.
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [sought, setSought] = useState<Sought>()
  const { view, page } = shown
  const seek = (words: string) => setSought({ words })
  return (
    <>
      <LeadHeader lead={view.lead} person={shown.person} others={shown.others} actions={actions} />
      <main ref={setScroller} className="relative min-h-0 flex-1 overflow-y-auto border-t border-line">
        <div>
          <StageSection view={view} />
          <SendSection key={page?.subject} view={view} composing={page?.composing ?? false} sought={sought} />
          <ObjectionSection view={view} onSeek={seek} />
          {view.views && <ViewReceipts lines={view.views} />}
          <TouchpointSection view={view} scroller={scroller} />
        </div>
      </main>
      <VerdictFoot view={view} refused={refused} onSeek={seek} />
    </>
  )
}
