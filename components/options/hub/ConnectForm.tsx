import { useState, type FormEvent } from 'react'
import { readHubAddress } from '../../../lib/domain/hub-address'
import type { ConnectionView } from '../../../lib/messages/connection-view'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { ConsentStep } from './ConsentStep'

/** Connect to a hub: its address, then what is sent and the yes to it. */
export function ConnectForm({ consent }: Pick<ConnectionView, 'consent'>) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [address, setAddress] = useState<string>()
  const goOn = (event: FormEvent) => {
    event.preventDefault()
    const read = readHubAddress(text)
    if ('problem' in read) return setProblem(read.problem)
    setAddress(read.value)
  }
  if (address) return <ConsentStep address={address} consent={consent} onBack={() => setAddress(undefined)} />
  return (
    <form noValidate onSubmit={goOn} className="flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1 self-start">
          <TextField
            label="Connect to a hub"
            placeholder="hub.acme.com"
            hint="The address that your admin gave you. Nothing is sent before you have seen what."
            dir="ltr"
            inputMode="url"
            value={text}
            error={problem}
            onChange={(next) => {
              setText(next)
              setProblem(undefined)
            }}
          />
        </div>
        <Button type="submit" className="mt-5 self-start" disabled={!text.trim()}>
          Continue
        </Button>
      </div>
    </form>
  )
}
