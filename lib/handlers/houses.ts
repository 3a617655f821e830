import { tellPage } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { needTab } from './which-tab'

const HOUSES = {
  marketing: 'marketing.html',
  import: 'marketing.html#/import',
  options: 'options.html',
} as const

/** Closing the sidebar, and the doors from it to the larger pages. */
export const houseHandlers = {
  async panelClose(input: { tabId?: number }, caller: Caller): Promise<void> {
    await tellPage(needTab(caller, input.tabId), 'shellToggle', { open: false })
  },

  async houseOpen({ house }: { house: keyof typeof HOUSES }): Promise<void> {
    await chrome.tabs.create({ url: chrome.runtime.getURL(HOUSES[house]) })
  },
}
