import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'

interface OutLinkProps {
  href: string
  children: ReactNode
  className?: string
}

/** A link to somebody else's page: a new tab, which is not told where the person comes from. */
export function OutLink({ href, children, className = '' }: OutLinkProps) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={`inline-flex min-w-0 items-center gap-1 text-accent underline-offset-2 hover:underline ${className}`}
    >
      <span className="truncate">{children}</span>
      <ExternalLink aria-hidden size={12} className="shrink-0" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  )
}

/** The address as a link may have it, or undefined: only http and https lead out. */
export function outHref(url: string | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined
}
