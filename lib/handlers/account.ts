import { companyWords, isSameCompany, readAccount, type AccountReading } from '../domain/account'
import { searchLeads } from '../store/lead-search'
import { getLead } from '../store/lead-store'
import { knowLead } from './lead-view'
import type { WorkerParts } from './worker'

/** Names that fit are looked at no further than this, and the line then says so: one line is not worth thousands of reads. */
const MOST_COLLEAGUES = 300

/** Answers what the panel asks of the lead's company, once the lead itself is drawn. */
export function accountHandlers(worker: WorkerParts) {
  return {
    async accountRead({ leadId }: { leadId: string }): Promise<AccountReading | null> {
      const { company } = await getLead(worker.db, leadId)
      if (!company) return null
      const found = await searchLeads(worker.db, companyWords(company).join(' '), MOST_COLLEAGUES)
      const colleagues = found.filter(
        (lead) => lead.id !== leadId && lead.company && isSameCompany(lead.company, company),
      )
      const known = await Promise.all(colleagues.map((lead) => knowLead(worker, lead)))
      return readAccount(company, known, worker.now(), found.length >= MOST_COLLEAGUES)
    },
  }
}
