import { Ellipsis, X } from 'lucide-react'
import { Suspense } from 'react'
import { askAsPanel } from '../../lib/messages/messenger'
import { IconButton } from '../ui/IconButton'
import { LazyPanelMenu } from './lazy-parts'
import type { MenuActions } from './PanelMenu'
import { usePlace } from './panel-place'
import { useOpen } from './use-ask'

/** The menu, and inside a page the way to close. Stands at the end of every header. */
export function HeaderEnd(actions: MenuActions) {
  const { framed, tabId } = usePlace()
  const close = useOpen(() => askAsPanel('panelClose', { tabId }), 'Halfdoor was not closed.')
  return (
    <div className="-mr-2 flex shrink-0">
      <Suspense fallback={<IconButton label="More" icon={Ellipsis} disabled />}>
        <LazyPanelMenu {...actions} />
      </Suspense>
      {framed && <IconButton label="Close" icon={X} onClick={() => close(undefined)} />}
    </div>
  )
}
