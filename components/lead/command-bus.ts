import type { PanelCommand } from '../../lib/messages/worker-to-panel'

/** Carries a command, given by key or by the browser, to the part of the panel that obeys it. */
export interface CommandBus {
  give(command: PanelCommand): void
  /** Obeys until the returned stop is called. */
  obey(command: PanelCommand, act: () => void): () => void
}

/** Makes a bus. A command that nobody obeys is passed over: there is nothing to search or insert then. */
export function makeCommandBus(): CommandBus {
  const acts = new Map<PanelCommand, Set<() => void>>()
  return {
    give(command) {
      for (const act of acts.get(command) ?? []) act()
    },
    obey(command, act) {
      const list = acts.get(command) ?? new Set()
      acts.set(command, list.add(act))
      return () => list.delete(act)
    },
  }
}
