import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { ICON_BUTTON } from './IconButton'

interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: string
  children: ReactNode
  /** Buttons at the foot, the one that does it last. */
  foot?: ReactNode
  /** 400 px, or 720 px for a form with columns. */
  wide?: boolean
}

/** Takes the page over until it is answered; Escape and the cross close it. */
export function Dialog({ open, onOpenChange, title, description, children, foot, wide }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-10 animate-appear bg-veil" />
        <Base.Popup
          className={`fixed top-1/2 left-1/2 z-10 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 animate-appear flex-col rounded-ui bg-ground text-text outline-none ${wide ? 'max-w-[720px]' : 'max-w-[400px]'}`}
        >
          <div className="flex items-start justify-between gap-2 pt-3 pr-2 pl-4">
            <Base.Title className="py-1.5 text-lead font-semibold">{title}</Base.Title>
            <Base.Close aria-label="Close" className={ICON_BUTTON}>
              <X aria-hidden size={16} />
            </Base.Close>
          </div>
          {description && <Base.Description className="px-4 text-muted">{description}</Base.Description>}
          <div className="min-h-0 overflow-y-auto px-4 pt-2 pb-4">{children}</div>
          {foot && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{foot}</div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
