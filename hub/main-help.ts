import { z } from 'zod'
import { SETTINGS } from './env'

/** What `--help` prints: every setting with what it is for and what it is where nothing is said. */
export function helpText(): string {
  const settings = Object.entries(SETTINGS).flatMap(([name, { shape, about }]) => {
    const fallback = z.safeParse(shape, undefined).data
    return [`  ${name}${fallback === undefined ? '' : ` (${fallback})`}`, `      ${about}`]
  })
  return `Halfdoor's hub: one workspace for many reps and marketers.

Usage: npm run hub, or npm start in hub/
  --help       this text
  --version    the version
  --new-password ann@acme.com
               starts the hub and prints a one-time link by which this person sets a new password,
               for the admin whom no other admin can help

Settings, from the environment (in brackets what holds where nothing is said):
${settings.join('\n')}
`
}
