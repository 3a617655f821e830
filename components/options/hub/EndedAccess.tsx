import type { ConnectionView } from '../../../lib/messages/connection-view'
import { askAsHouse } from '../../../lib/messages/messenger'
import { Button } from '../../ui/Button'
import { DayTime } from '../../ui/DayTime'
import { useHubChange } from './hub-queries'

/** What happened where an admin ended this member's access. */
export function EndedAccess({ ended }: { ended: NonNullable<ConnectionView['ended']> }) {
  const seen = useHubChange(() => askAsHouse('hubEndedSeen', {}))
  return (
    <div role="status" className="flex flex-col gap-1 rounded-ui bg-wait-soft px-3 py-2 text-wait">
      <p className="font-medium break-words">Your access to {ended.workspace} was ended</p>
      <p className="text-pretty">
        An admin of the hub ended it; this browser learned of it <DayTime at={ended.at} form="dayTime" />. The
        team’s leads, content and verdicts were deleted from this browser. Your own local workspace is here
        again as you left it. If you are still a member, connect again below; if not, ask an admin for an
        invitation.
      </p>
      <Button
        look="link"
        className="self-start text-wait"
        pending={seen.isPending}
        onClick={() => seen.mutate(undefined)}
      >
        Understood
      </Button>
    </div>
  )
}
