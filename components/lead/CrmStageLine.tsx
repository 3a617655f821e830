import { Check, TriangleAlert } from 'lucide-react'
import { STAGE_NAMES } from '../../lib/domain/stage-names'
import type { LeadView } from '../../lib/messages/panel-view'

/** The CRM's own stage in its own word, and whether it says the same as ours. */
export function CrmStageLine({ view }: { view: LeadView }) {
  const crm = view.crmStage
  if (!crm) return null
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-1.5">
      <span>
        CRM: <bdi className="font-medium">{crm.word}</bdi>
        {crm.status && (
          <>
            {', '}
            <bdi>{crm.status}</bdi>
          </>
        )}
      </span>
      {crm.agrees === true && (
        <span className="inline-flex items-center gap-1 text-muted">
          <Check aria-hidden size={12} />
          agrees
        </span>
      )}
      {crm.agrees === false && (
        <span className="inline-flex items-center gap-1 text-wait">
          <TriangleAlert aria-hidden size={12} />
          {crm.placed ? `disagrees: that would be ${STAGE_NAMES[crm.placed]}` : 'disagrees'}
        </span>
      )}
    </p>
  )
}
