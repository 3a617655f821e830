import { useQuery } from '@tanstack/react-query'
import { Users } from 'lucide-react'
import type { AccountReading } from '../../lib/domain/account'
import type { Stage } from '../../lib/domain/stage'
import { STAGE_NAMES, stageIndex } from '../../lib/domain/stage-names'
import { askAsPanel } from '../../lib/messages/messenger'
import type { LeadView } from '../../lib/messages/panel-view'
import { counted, numberWords } from '../ui/counted'
import { keys } from './panel-client'

/** Who else at the company is active and how far the others are. Asked for once the lead is drawn; else nothing. */
export function AccountLine({ view: { lead, journey } }: { view: LeadView }) {
  const { data: account } = useQuery({
    queryKey: keys.account(lead.id),
    queryFn: () => askAsPanel('accountRead', { leadId: lead.id }),
    enabled: Boolean(lead.company),
  })
  if (!account || !isWorthALine(account, journey.stage)) return null
  const { active, company, furthest } = account
  return (
    <p
      className="mt-1 flex items-start gap-1.5 text-muted"
      title="The others at the company, without this lead"
    >
      <Users aria-hidden size={16} className="mt-0.5 shrink-0" />
      <span className="min-w-0">
        {othersWords(account)} at{' '}
        <bdi className="inline-block max-w-[18ch] truncate align-bottom" title={company}>
          {company}
        </bdi>
        {active.length > 0 && (active.length === 1 && !account.isCut ? ' is active' : ' are active')}
        {furthest && (
          <>
            {'; furthest: '}
            {STAGE_NAMES[furthest.stage]}, <bdi>{furthest.name}</bdi>
          </>
        )}
      </span>
    </p>
  )
}

/** "2 others"; "300 or more others" where not all were looked at. */
function othersWords({ active, others, isCut }: AccountReading): string {
  const count = active.length > 0 ? active.length : others
  return isCut ? `${numberWords(count)} or more others` : counted(count, 'other')
}

/** Quiet colleagues behind the lead tell nothing. */
function isWorthALine({ active, furthest }: AccountReading, stage: Stage): boolean {
  return active.length > 0 || (furthest !== undefined && stageIndex(furthest.stage) > stageIndex(stage))
}
