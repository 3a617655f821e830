import { useCallback, useEffect, useRef } from 'react'

const REPLACED_MS = 400

/**
 * Tells whether one lead took another's place within the last moment, when a click on its way was still meant for
 * the one before. The first lead of a panel replaces nobody.
 */
export function useJustReplaced(leadId: string | undefined): () => boolean {
  const last = useRef<{ leadId?: string; replacedAt: number }>({ replacedAt: -Infinity })
  useEffect(() => {
    const before = last.current.leadId
    if (before === leadId) return
    last.current = { leadId, replacedAt: before && leadId ? performance.now() : -Infinity }
  }, [leadId])
  return useCallback(() => performance.now() - last.current.replacedAt < REPLACED_MS, [])
}
