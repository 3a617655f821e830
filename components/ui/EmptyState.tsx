import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon?: LucideIcon
  title: string
  /** One or two short sentences: why it is empty, what to do. */
  text?: ReactNode
  /** Buttons. */
  children?: ReactNode
}

/** A quiet place where nothing is. */
export function EmptyState({ icon: Icon, title, text, children }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-8 text-center">
      {Icon && <Icon aria-hidden size={16} className="text-faint" />}
      <h2 className="text-lead font-semibold text-balance">{title}</h2>
      {text && <p className="max-w-72 text-pretty text-muted">{text}</p>}
      {children && <div className="mt-2 flex flex-col items-center gap-1">{children}</div>}
    </div>
  )
}
