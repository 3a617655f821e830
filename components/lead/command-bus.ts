import type { PanelCommand } from '../../lib/messages/worker-to-panel'

/** How long (ms) a command is kept for a panel that is still being drawn. */
export const KEPT_MS = 5000

/** Carries a command, given by key or by the browser, to the part of the panel that obeys it. */
export interface CommandBus {
  /** To who obeys it now; one that nobody obeys is passed over. */
  give(command: PanelCommand): void
  /** The same, but what nobody obeys yet is kept for some seconds. Only the last one is. */
  giveOrKeep(command: PanelCommand): void
  /** What is kept is obeyed no more. */
  forget(): void
  /** Obeys, at once where the command was kept, until the returned stop is called. */
  obey(command: PanelCommand, act: () => void): () => void
}

/** Makes a bus. */
export function makeCommandBus(): CommandBus {
  const acts = new Map<PanelCommand, Set<() => void>>()
  let kept: { command: PanelCommand; until: number } | undefined
  const give = (command: PanelCommand): boolean => {
    kept = undefined
    const list = [...(acts.get(command) ?? [])]
    for (const act of list) act()
    return list.length > 0
  }
  return {
    give,
    giveOrKeep(command) {
      if (!give(command)) kept = { command, until: performance.now() + KEPT_MS }
    },
    forget() {
      kept = undefined
    },
    obey(command, act) {
      const list = acts.get(command) ?? new Set()
      acts.set(command, list.add(act))
      if (kept?.command === command) {
        const inTime = performance.now() < kept.until
        kept = undefined
        if (inTime) act()
      }
      return () => list.delete(act)
    },
  }
}
