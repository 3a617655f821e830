import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'

interface TooltipProps {
  text: string
  /** One element that can have the focus; it needs a name of its own, because a tooltip is for sight only. */
  children: ReactElement<Record<string, unknown>>
}

/** A word on what a control does, after a moment of pointing at it or at once by keyboard. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={500} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} collisionPadding={4} className="z-30">
          <Base.Popup className="max-w-60 animate-appear rounded-ui bg-text px-2 py-1 text-caption text-ground">
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
