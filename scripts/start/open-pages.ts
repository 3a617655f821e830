import type { BrowserContext, Page } from 'playwright-core'
import type { Practice } from '../practice/server.ts'
import { waitForLead } from './sidebar.ts'

export interface PracticePages {
  inbox: Page
  crm: Page
}

/** Two tabs, each with the sidebar showing its lead; the inbox in front, nothing else open. */
export async function openPages(context: BrowserContext, practice: Practice): Promise<PracticePages> {
  const left = context.pages()
  const inbox = await context.newPage()
  const crm = await context.newPage()
  for (const page of left) await page.close()
  await crm.goto(practice.recordUrl('tomas'))
  await waitForLead(crm, 'Tomás Rivera')
  await inbox.bringToFront()
  await inbox.goto(practice.messageUrl('ann'))
  await waitForLead(inbox, 'Ann Lee')
  return { inbox, crm }
}
