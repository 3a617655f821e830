import { emailDomain, isPublicMailDomain, normaliseEmail } from '../domain/email-address'
import type { Settings } from '../messages/house-to-worker'
import { tellPanels } from '../messages/messenger'
import { ExpectedError } from '../platform/expected-error'
import { getSettings, putSettings } from '../store/settings-store'
import type { WorkerParts } from './worker'

/** Who the rep is and where the handoff line stands. */
export function settingsHandlers({ db, now }: WorkerParts) {
  return {
    settingsGet: (): Promise<Settings> => getSettings(db),

    async settingsPut(settings: Settings): Promise<Settings> {
      const clean = {
        ...settings,
        own: { emails: settings.own.emails.map(needEmail), domains: settings.own.domains.map(needDomain) },
      }
      await putSettings(db, clean, now())
      tellPanels('storeChanged', { nouns: ['settings'] })
      return clean
    },
  }
}

function needEmail(text: string): string {
  const email = normaliseEmail(text)
  if (!email) throw new ExpectedError(`“${text}” is not an e-mail address. Check it.`)
  return email
}

function needDomain(text: string): string {
  const email = normaliseEmail(`someone@${text.trim().replace(/^@/, '')}`)
  if (!email) throw new ExpectedError(`“${text}” is not a domain such as acme.com. Check it.`)
  const domain = emailDomain(email)
  if (isPublicMailDomain(domain))
    throw new ExpectedError(`Anyone can have an address at ${domain}, so it makes nobody a colleague.`)
  return domain
}
