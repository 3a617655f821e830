import { useCallback, useEffect, useMemo, useState } from 'react'

/** What was written and not sent yet, by the id of what it belongs to. Kept while the page is open. */
export interface Drafts<T> {
  ids: string[]
  get(id: string): T | undefined
  put(id: string, draft: T): void
  drop(id: string): void
}

/** Drafts that outlive the form they are written in, so that going elsewhere and back loses nothing. */
export function useDrafts<T>(): Drafts<T> {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, T>>(new Map())
  const put = useCallback((id: string, draft: T) => setDrafts((held) => new Map(held).set(id, draft)), [])
  const drop = useCallback(
    (id: string) => setDrafts((held) => new Map([...held].filter(([each]) => each !== id))),
    [],
  )
  return useMemo(
    () => ({ ids: [...drafts.keys()], get: (id) => drafts.get(id), put, drop }),
    [drafts, put, drop],
  )
}

/** Asks before the tab is closed over something that is not saved. */
export function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
}
