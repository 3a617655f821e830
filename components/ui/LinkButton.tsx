import type { ReactNode } from 'react'

interface LinkButtonProps {
  href: string
  look?: 'accent' | 'plain'
  children: ReactNode
}

const LOOKS = {
  accent: 'bg-accent text-on-accent hover:brightness-110',
  plain: 'bg-raised text-text hover:bg-line',
}

/** A link to another place that looks like a button, 32 px high. */
export function LinkButton({ href, look = 'plain', children }: LinkButtonProps) {
  return (
    <a
      href={href}
      className={`inline-flex min-h-8 items-center gap-1.5 rounded-ui px-3 font-medium whitespace-nowrap ${LOOKS[look]}`}
    >
      {children}
    </a>
  )
}
