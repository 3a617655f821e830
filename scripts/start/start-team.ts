import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { REP } from '../../lib/sample/company.ts'
import type { HubProcess } from '../test-faults/hub-process.ts'
import { fillSample } from './fill-sample.ts'
import { connectExtension, makeWorkspace, type Person } from './hub-steps.ts'
import { firstAdminLink, startTeamHub } from './team-hub.ts'

/** The same port each time: the browser's profile remembers the hub by its address. */
const PORT = 4174
const FOLDER = resolve('.cache/start-hub')
const PERSON = join(FOLDER, 'practice-member.json')
const WORKSPACE = 'Nordwind (practice)'

/** Starts the practice hub; its data stay in a folder of its own. */
export function startPracticeHub(): Promise<HubProcess> {
  return startTeamHub(FOLDER, PORT)
}

/**
 * Signs the extension in to the practice hub, where it is not yet, as a person would: workspace by the first admin's
 * link, the sample workspace moved along, consent, Allow. Answers in words; throws where a step does not come about.
 */
export async function joinPracticeHub(
  context: BrowserContext,
  id: string,
  hub: HubProcess,
): Promise<{ words: string; person: Person }> {
  const person = practicePerson()
  const options = await context.newPage()
  options.setDefaultTimeout(30_000)
  try {
    const team = options.getByRole('region', { name: 'Team' })
    await openSettings(options, id)
    if (await team.getByText('Sign out').isVisible()) return { words: 'signed in as before', person }
    const link = await firstAdminLink(hub)
    if (link) await makeOne(context, link, person)
    const sample = link ? await fillSample(context, id) : undefined
    await options.reload()
    await connectExtension(context, options, { hub: hub.url, person, brings: link !== undefined })
    return { words: sample ? `${sample}, moved to the hub` : 'signed in', person }
  } finally {
    await options.close()
  }
}

/** Opens the settings; once more where the worker, which has only just been started, left them without an answer. */
async function openSettings(options: Page, id: string): Promise<void> {
  const team = options.getByRole('region', { name: 'Team' })
  const shown = team.getByText('Sign out').or(team.getByLabel('Connect to a hub')).first()
  for (let tries = 1; ; tries++) {
    await options.goto(`chrome-extension://${id}/options.html`)
    try {
      return await shown.waitFor({ timeout: 6000 })
    } catch (error) {
      if (tries === 4) throw error
    }
  }
}

async function makeOne(context: BrowserContext, link: string, person: Person): Promise<void> {
  const page: Page = await context.newPage()
  try {
    await makeWorkspace(page, link, WORKSPACE, person)
  } finally {
    await page.close()
  }
}

/** Who one is at the practice hub, made once and kept beside its data. */
function practicePerson(): Person {
  if (existsSync(PERSON)) return JSON.parse(readFileSync(PERSON, 'utf8')) as Person
  const person = { ...REP, password: randomBytes(12).toString('base64url') }
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(PERSON, JSON.stringify(person), { mode: 0o600 })
  return person
}
