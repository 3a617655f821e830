import { useCallback, useEffect, useMemo, useState } from 'react'
import { Announcer } from '../ui/Announcer'
import { ErrorNote } from '../ui/ErrorNote'
import type { CommandBus } from './command-bus'
import { errorWords } from './error-words'
import { LoadingPanel } from './LoadingPanel'
import { PanelBody } from './PanelBody'
import { PanelPlaceContext } from './panel-place'
import type { PanelTab } from './panel-tab'
import { useJustReplaced } from './use-just-replaced'
import { usePanelView, useTab } from './use-panel-view'

interface PanelProps {
  tab: PanelTab
  commands: CommandBus
  /** Inside somebody else's page. */
  framed: boolean
}

/** The whole sidebar. */
export function Panel({ tab, commands, framed }: PanelProps) {
  const tabState = useTab(tab)
  const { data, error, refetch } = usePanelView(tabState)
  const tabId = tabState.send
  const leadId = data?.kind === 'lead' ? data.view.lead.id : undefined
  const [refused, refuse] = useRefused(leadId)
  const justReplaced = useJustReplaced(leadId)
  const place = useMemo(
    () => ({ tabId, framed, commands, refuse, justReplaced }),
    [tabId, framed, commands, refuse, justReplaced],
  )
  return (
    <PanelPlaceContext value={place}>
      <Announcer>
        <div className="flex h-full min-w-0 flex-col overflow-hidden">
          {error && (
            <div className="p-2">
              <ErrorNote onRetry={() => void refetch()}>
                {errorWords(
                  error,
                  data ? 'What you see may be old.' : 'Halfdoor could not read its workspace.',
                )}
              </ErrorNote>
            </div>
          )}
          {data ? <PanelBody view={data} refused={refused} /> : !error && <LoadingPanel />}
        </div>
      </Announcer>
    </PanelPlaceContext>
  )
}

/** Why the last click was not counted; forgotten after a while and with the lead. */
function useRefused(leadId: string | undefined): [string | undefined, (why?: string) => void] {
  const [refused, setRefused] = useState<{ why: string; leadId?: string }>()
  useEffect(() => {
    if (!refused) return
    const timer = setTimeout(() => setRefused(undefined), 8000)
    return () => clearTimeout(timer)
  }, [refused])
  const refuse = useCallback((why?: string) => setRefused(why ? { why, leadId } : undefined), [leadId])
  return [refused?.leadId === leadId ? refused?.why : undefined, refuse]
}
