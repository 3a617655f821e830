import type { ComponentProps } from 'react'
import { Button } from '../ui/Button'
import { useSeen, type Consent } from './use-seen'

interface ActButtonProps extends Omit<ComponentProps<typeof Button>, 'onClick' | 'ref'> {
  onAct: (consent: Consent) => void
}

/** A button whose click is stored: it counts only from a person who has seen the button. */
export function ActButton({ onAct, ...rest }: ActButtonProps) {
  const { watch, when } = useSeen()
  // Watched is what stands around the button: the button itself is faded while it is off, as if by a page.
  return (
    <span ref={watch} className="inline-flex shrink-0">
      <Button onClick={(event) => when(event, onAct)} {...rest} />
    </span>
  )
}
