import type { Page } from 'playwright-core'
import type { AssetDraft } from '../../lib/domain/asset-draft.ts'
import type { InputOf, OutputOf } from '../../lib/messages/message.ts'
import type { HouseToWorker } from '../../lib/messages/house-to-worker.ts'
import type { Browser } from '../e2e/browser.ts'
import { INBOX, REP } from './mailbox.ts'

const DAY_MS = 86_400_000

/** Content to send, more than one lead is sent in these tests: nothing is suggested to anybody twice. */
const LIBRARY = [
  'FX-200 brochure',
  'Price list',
  'Line layouts',
  'Service plans',
  'Reference plants',
  'Safety sheet',
]

/** The address of a piece of content by its title. */
export function addressOf(title: string): string {
  return `https://nordwind.example/content/${title.toLowerCase().replaceAll(' ', '-')}`
}

/** Asks the worker from the marketer's page, as that page does. */
export async function askFrom<Name extends keyof HouseToWorker & string>(
  house: Page,
  type: Name,
  data: InputOf<HouseToWorker[Name]>,
): Promise<OutputOf<HouseToWorker[Name]>> {
  const answer = await house.evaluate(
    ([name, input]) => chrome.runtime.sendMessage({ id: 1, type: name, data: input, timestamp: Date.now() }),
    [type, data] as const,
  )
  if (!answer?.res) throw new Error(`${type} was not answered: ${answer?.err?.message ?? 'nobody listens'}`)
  return answer.res
}

/** Fills a workspace as its owners would: a file of leads, a file of touchpoints, one asset, and who the rep is. */
export async function fillWorkspace(browser: Browser, rep: 'inSettings' | 'unknown'): Promise<void> {
  const house = await browser.openOwn('marketing.html#/import')
  const own =
    rep === 'inSettings' ? { emails: [REP.email], domains: [REP.domain] } : { emails: [], domains: [] }
  await askFrom(house, 'settingsPut', { member: REP.name, own, handoff: 'evaluation' })
  for (const title of LIBRARY) await askFrom(house, 'assetPut', draftOf(title))
  const files = { 'leads.csv': leadsFile(), 'touchpoints.csv': touchpointsFile() }
  await house.getByLabel('Files to import').setInputFiles(
    Object.entries(files).map(([name, text]) => ({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    })),
  )
  await house.getByRole('button', { name: /^Import \d+ rows$/ }).click()
  await house.getByRole('button', { name: 'Import more' }).waitFor()
  await house.close()
}

function leadsFile(): string {
  const lines = knownLeads().map(({ name, email }) => `${email},${name}`)
  return ['Email,Name', ...lines].join('\n') + '\n'
}

function touchpointsFile(): string {
  const at = new Date(Date.now() - 3 * DAY_MS).toISOString()
  const lines = knownLeads().map(({ email, touchpoint }) => `${email},Visit Web Page,${at},${touchpoint}`)
  return ['Email,Event,Timestamp,Title', ...lines].join('\n') + '\n'
}

/** Everyone once, whatever they wrote. */
function knownLeads(): { name: string; email: string; touchpoint: string }[] {
  const known = INBOX.flatMap((one) => one.known ?? [])
  return [...new Map(known.map((one) => [one.email, one])).values()]
}

function draftOf(title: string): AssetDraft {
  return {
    title,
    url: addressOf(title),
    type: 'datasheet',
    summary: `${title} of the FX-200.`,
    stages: [],
    personas: [],
    industries: [],
    answers: [],
    topics: [],
  }
}
