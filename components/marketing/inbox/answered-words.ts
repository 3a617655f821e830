import type { Home } from '../use-home'

/** What became of an answer just given. */
export function answeredWords(home: Home | undefined): string {
  return home?.isHub && home.trouble
    ? `Answered, and kept in this browser: ${home.name} gets it when it can.`
    : 'Answered. The rep sees it in the panel.'
}
