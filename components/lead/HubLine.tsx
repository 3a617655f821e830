import type { HubWord } from '../../lib/messages/panel-view'

const WORDS: Record<Exclude<HubWord, 'live' | 'looking'>, string> = {
  offline: 'Offline: what is known here.',
  signIn: 'Your session with the hub has ended. Sign in again in the settings; what you do is kept.',
  consent: 'What is sent to the hub has changed. Agree in the settings; what you do is kept.',
  revoked: 'Your access to the team’s hub was ended, and its data was removed from this browser.',
}

/** Says how it stands with the team’s hub, where that changes what is shown. */
export function HubLine({ hub }: { hub: HubWord | undefined }) {
  if (!hub || hub === 'live' || hub === 'looking') return null
  return (
    <p role="status" className="bg-raised px-4 py-1.5 text-caption break-words">
      {WORDS[hub]}
    </p>
  )
}
