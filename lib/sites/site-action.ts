import { tellPage, tellPanels } from '../messages/messenger'
import type { PanelCommand } from '../messages/worker-to-panel'
import { report } from '../platform/report'
import { ensurePageScript, hasPageScript } from './page-script'
import { isScriptable } from './scriptable'

type Tab = chrome.tabs.Tab

const PANEL_COMMANDS: Record<string, PanelCommand> = {
  'search-content': 'search',
  'insert-first': 'insert',
  'give-verdict': 'verdict',
}

/** Toolbar click: the sidebar of the page opens or closes; Chrome's side panel where a page takes no script. */
function onAction(tab: Tab): void {
  if (tab.id === undefined) return
  if (!isScriptable(tab.url)) openSidePanel(tab)
  else toggle(tab.id).catch((error) => report(error, 'opening the sidebar'))
}

/** The browser opens its side panel only in the very turn of the person's click or key. */
function openSidePanel(tab: Tab): void {
  chrome.sidePanel.open({ windowId: tab.windowId }).catch((error) => report(error, 'opening the side panel'))
}

async function toggle(tabId: number): Promise<void> {
  if (await hasPageScript(tabId)) await tellPage(tabId, 'shellToggle', {})
  else await openShell(tabId)
}

async function openShell(tabId: number): Promise<void> {
  await ensurePageScript(tabId)
  await tellPage(tabId, 'shellToggle', { open: true })
}

/** A keyboard command: the sidebar opens, takes the keyboard and hears what is wanted. */
function onCommand(name: string, tab: Tab | undefined): void {
  const command = PANEL_COMMANDS[name]
  if (!tab || !command) {
    if (tab && name === 'toggle-sidebar') onAction(tab)
    return
  }
  if (tab.id === undefined) return
  if (!isScriptable(tab.url)) openSidePanel(tab)
  else giveCommand(tab.id, command).catch((error) => report(error, 'passing on a command'))
}

async function giveCommand(tabId: number, command: PanelCommand): Promise<void> {
  await openShell(tabId)
  await tellPage(tabId, 'shellFocus', {})
  tellPanels('commandGiven', { tabId, command })
}

/** Listens to the toolbar button and the keyboard. To be called at the worker's top level. */
export function wireSiteAction(): void {
  chrome.action.onClicked.addListener(onAction)
  chrome.commands.onCommand.addListener(onCommand)
}
