import { Button as BaseButton } from '@base-ui/react/button'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'

interface IconButtonProps extends Omit<ComponentProps<typeof BaseButton>, 'className' | 'children'> {
  /** Its name for a screen reader, and on pointing. */
  label: string
  icon: LucideIcon
  className?: string
}

export const ICON_BUTTON =
  'inline-flex size-8 shrink-0 items-center justify-center rounded-ui text-muted transition-colors duration-100 hover:bg-raised hover:text-text data-disabled:opacity-60 data-popup-open:bg-raised'

/** An icon of 16 px in a square of 32 px, with a name. */
export function IconButton({ label, icon: Icon, className = '', ...rest }: IconButtonProps) {
  return (
    <BaseButton
      type="button"
      aria-label={label}
      title={label}
      className={`${ICON_BUTTON} ${className}`}
      {...rest}
    >
      <Icon aria-hidden size={16} />
    </BaseButton>
  )
}
