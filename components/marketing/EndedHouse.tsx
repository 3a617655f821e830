import { useMutation, useQueryClient } from '@tanstack/react-query'
import { DoorClosed } from 'lucide-react'
import { askAsHouse } from '../../lib/messages/messenger'
import { errorWords } from '../lead/error-words'
import { Button } from '../ui/Button'
import { DayTime } from '../ui/DayTime'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNote } from '../ui/ErrorNote'
import { SettingsLink } from './SettingsLink'
import { useTitle } from './use-title'

/** In place of every page once the access to a team's workspace was ended: none goes on with another one unasked. */
export function EndedHouse({ ended }: { ended: { workspace: string; at: number } }) {
  const client = useQueryClient()
  const going = useMutation({
    mutationFn: () => askAsHouse('hubEndedSeen', {}),
    onSuccess: () => client.resetQueries(),
  })
  useTitle('Access ended')
  return (
    <div className="h-full overflow-y-auto px-4 py-10">
      <EmptyState
        icon={DoorClosed}
        title={`Your access to ${ended.workspace} was ended`}
        text="The team’s leads, content and verdicts were deleted from this browser. If you are still a member, sign in again in the settings; if not, ask an admin for an invitation."
      >
        <p className="text-muted">
          Heard <DayTime at={ended.at} form="dayTime" />
        </p>
        <p>
          <SettingsLink>Open the settings</SettingsLink>
        </p>
        <Button pending={going.isPending} onClick={() => going.mutate()}>
          Go on with this browser’s own workspace
        </Button>
        {going.error && <ErrorNote>{errorWords(going.error, 'It did not work.')}</ErrorNote>}
      </EmptyState>
    </div>
  )
}
