import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { POPUP } from './popup-look'

interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>
  title: string
  titleHidden?: boolean
  children: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A small place beside its button; closes by Escape and by a click outside. */
export function Popover({ trigger, title, titleHidden, children, open, onOpenChange }: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} collisionPadding={4} className="z-20">
          <Base.Popup className={`max-h-(--available-height) overflow-y-auto px-3 ${POPUP}`}>
            <Base.Title className={titleHidden ? 'sr-only' : 'py-1 font-semibold'}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
