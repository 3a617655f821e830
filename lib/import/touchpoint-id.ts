import type { Touchpoint } from '../domain/touchpoint'
import { hashText } from './hash'

/** Gives a touchpoint its id: the source's own, else one made from what it says, so that a repeat makes no doubles. */
export function withId(touchpoint: Omit<Touchpoint, 'id'>, own = ''): Touchpoint {
  const { source, type, at, name, title, url, channel, campaign } = touchpoint
  const content = `${type}|${at}|${name ?? ''}|${title ?? ''}|${url ?? ''}|${channel ?? ''}|${campaign ?? ''}`
  return { id: own ? `${source}:${own}`.slice(0, 300) : `${source}:~${hashText(content)}`, ...touchpoint }
}
