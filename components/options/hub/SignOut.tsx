import { useState } from 'react'
import { askAsHouse } from '../../../lib/messages/messenger'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { counted } from '../../ui/counted'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { useToast } from '../../ui/Toast'
import { useHubChange } from './hub-queries'

const GOES =
  'The team’s leads, content and verdicts are deleted from this browser; the hub keeps them. Your local workspace is here again as you left it.'

interface SignOutProps {
  workspace: string
  /** Acts that the hub does not have yet. */
  pending: number
  /** Acts that it refused. */
  parked: number
}

/** Signs out after a question, and after a second one where something would be lost. */
export function SignOut({ workspace, pending, parked }: SignOutProps) {
  const [asking, setAsking] = useState(false)
  const [waiting, setWaiting] = useState<number>()
  const tell = useToast()
  const leaving = useHubChange((discard: boolean) => askAsHouse('hubDisconnect', { discard }))
  const lost = waiting ?? pending
  const open = (isOpen: boolean) => {
    setAsking(isOpen)
    setWaiting(undefined)
    leaving.reset()
  }
  const leave = () =>
    leaving.mutate(waiting !== undefined, {
      onSuccess(answer) {
        if (!answer.done) return setWaiting(answer.pending)
        open(false)
        tell(`Signed out of ${workspace}. Your local workspace is here again.`)
      },
    })
  return (
    <>
      <Button className="self-start" onClick={() => open(true)}>
        Sign out
      </Button>
      <Dialog
        open={asking}
        onOpenChange={open}
        title={lost > 0 ? `${capital(counted(lost, 'act'))} not sent yet` : `Sign out of ${workspace}?`}
        description={[
          lost > 0 && waitWords(lost, waiting !== undefined),
          parked > 0 && refusedWords(parked),
          GOES,
        ]
          .filter(Boolean)
          .join(' ')}
        foot={
          <>
            <Button look="quiet" onClick={() => open(false)}>
              Stay
            </Button>
            <Button look="bad" pending={leaving.isPending} onClick={leave}>
              {waiting === undefined ? 'Sign out' : 'Lose them and sign out'}
            </Button>
          </>
        }
      >
        {leaving.error && <ErrorNote>{errorWords(leaving.error, 'Not signed out.')}</ErrorNote>}
      </Dialog>
    </>
  )
}

function waitWords(n: number, wasTried: boolean): string {
  if (wasTried)
    return `The hub did not take ${counted(n, 'act')}. If you sign out now, they are lost for good.`
  return 'They are sent first; if the hub does not take them now, you are asked again before anything is lost.'
}

const refusedWords = (n: number) => `${capital(counted(n, 'refused act'))} will be given up.`

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
