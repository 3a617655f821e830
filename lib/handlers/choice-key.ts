import type { PageState } from '../store/tab-memory'

/** Under which a rep's choice of person is remembered: the record, the thread, or else the page's address. */
export function choiceKey({ reading, url }: PageState): string {
  const { origin, pathname, search, hash } = new URL(url)
  const { record, thread } = reading
  if (record) return `${origin}|record:${record.object}:${record.id}`
  return thread ? `${origin}|thread:${thread}` : `${origin}|page:${pathname}${search}${hash}`
}
