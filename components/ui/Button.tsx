import { Button as BaseButton } from '@base-ui/react/button'
import type { ComponentProps } from 'react'
import { Spinner } from './Spinner'

const LOOKS = {
  accent: 'bg-accent px-3 text-on-accent hover:brightness-110',
  plain: 'bg-raised px-3 text-text hover:bg-line',
  quiet: 'px-2 text-accent hover:bg-accent-soft',
  bad: 'bg-bad-soft px-3 text-bad hover:brightness-95',
  link: 'text-accent underline-offset-2 hover:underline',
}

export type ButtonLook = keyof typeof LOOKS

interface ButtonProps extends Omit<ComponentProps<typeof BaseButton>, 'className'> {
  look?: ButtonLook
  /** Work is under way: takes no click, keeps its width and the focus. */
  pending?: boolean
  className?: string
}

/** A button, 32 px high. One `accent` in a view at most; `link` stands in a line of text. */
export function Button({
  look = 'plain',
  pending,
  disabled,
  className = '',
  children,
  ...rest
}: ButtonProps) {
  return (
    <BaseButton
      type="button"
      focusableWhenDisabled={pending}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      className={`relative inline-flex min-h-8 shrink-0 items-center justify-center gap-1.5 rounded-ui font-medium whitespace-nowrap transition-colors duration-100 data-disabled:pointer-events-none data-disabled:opacity-60 ${LOOKS[look]} ${className}`}
      {...rest}
    >
      {children}
      {pending && (
        <span className="absolute inset-0 grid place-items-center rounded-ui bg-inherit">
          <Spinner />
        </span>
      )}
    </BaseButton>
  )
}
