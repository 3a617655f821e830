import { SettingsLink } from './SettingsLink'
import type { HubHome } from './use-home'

const WORDS: Record<NonNullable<HubHome['trouble']>, string> = {
  offline:
    'cannot be reached. What you see is what this browser has; what you do is kept here and sent when it is back.',
  signIn: 'has ended your session. Until you sign in again, what you do is kept in this browser.',
  consent: 'is told nothing until you agree to what this version of Halfdoor sends.',
}

/** One line above the page while the hub hears nothing of it. */
export function HubNote({ name, trouble }: Pick<HubHome, 'name' | 'trouble'>) {
  return (
    <div role="status">
      {trouble && (
        <p className="bg-wait-soft px-4 py-1.5 text-pretty text-wait lg:px-6">
          <bdi className="font-medium">{name}</bdi> {WORDS[trouble]}{' '}
          {trouble !== 'offline' && (
            <SettingsLink>{trouble === 'signIn' ? 'Sign in again' : 'Read it and agree'}</SettingsLink>
          )}
        </p>
      )}
    </div>
  )
}
