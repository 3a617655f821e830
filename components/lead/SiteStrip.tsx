import { useMutation } from '@tanstack/react-query'
import type { PageSummary } from '../../lib/messages/panel-view'
import { Button } from '../ui/Button'
import { askForSite } from './site-access'

/** Where a site is read only this once: says so, and offers to read it always. */
export function SiteStrip({ page }: { page: PageSummary }) {
  const ask = useMutation({ mutationFn: () => askForSite(page) })
  if (page.allowed || ask.data) return null
  return (
    <div
      role="note"
      className="flex flex-wrap items-center justify-between gap-x-3 bg-raised px-4 text-caption"
    >
      <p className="py-1.5">Halfdoor reads this page until you leave it.</p>
      <Button
        look="link"
        className="max-w-full min-w-0 shrink text-caption"
        pending={ask.isPending}
        onClick={() => ask.mutate()}
      >
        <span className="truncate">Always on {page.site}</span>
      </Button>
    </div>
  )
}
