import type { PanelCommand } from '../../lib/messages/worker-to-panel'
import { KEPT_MS, type CommandBus } from './command-bus'
import type { PanelTab } from './panel-tab'

/**
 * Hands the browser's commands for the own tab on. A command acts, so the tab must be known for sure: those of the first
 * moment wait until it is. Answers what to do with a command.
 */
export function followCommand(
  tab: PanelTab,
  commands: CommandBus,
  signal: AbortSignal,
): (given: { tabId: number; command: PanelCommand }) => void {
  let early: { tabId: number; command: PanelCommand; until: number }[] = []
  const stop = tab.subscribe(() => {
    const { own } = tab.read()
    if (own === undefined) return
    const mine = early.findLast(({ tabId, until }) => tabId === own && performance.now() < until)
    early = []
    if (mine) commands.giveOrKeep(mine.command)
  })
  signal.addEventListener('abort', stop, { once: true })
  return ({ tabId, command }) => {
    const { own } = tab.read()
    if (own === tabId) commands.giveOrKeep(command)
    else if (own === undefined) early.push({ tabId, command, until: performance.now() + KEPT_MS })
  }
}
