import type { BrowserContext, Page } from 'playwright-core'

/** What people do at a hub, done in a real browser's pages. */

export interface Person {
  name: string
  email: string
  password: string
}

/** The first admin's one-time link makes the workspace; the browser is signed in then. */
export async function makeWorkspace(
  page: Page,
  link: string,
  workspace: string,
  admin: Person,
): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Name of the workspace').fill(workspace)
  await page.getByLabel('Your name').fill(admin.name)
  await page.getByLabel('Your e-mail').fill(admin.email)
  await page.getByLabel('Password').fill(admin.password)
  await page.getByRole('button', { name: 'Make the workspace' }).click()
  await page.waitForURL('**/welcome')
}

/** Fills the hub's sign-in form. */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** The admin makes an invitation; answers its link. */
export async function invite(admin: Page, hub: string, email: string, role: string): Promise<string> {
  await admin.goto(`${hub}/team/members`)
  await admin.getByLabel('E-mail').fill(email)
  await admin.locator(`input[name=role][value=${role}]`).first().check()
  await admin.getByRole('button', { name: 'Make an invitation' }).click()
  return (await admin.locator('pre').innerText()).trim()
}

/** Somebody new joins by an invitation. */
export async function join(page: Page, link: string, { name, password }: Person): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Join' }).click()
  await page.waitForURL('**/welcome')
}

interface Connecting {
  hub: string
  person: Person
  /** The local workspace is moved to the hub as well. */
  brings?: boolean
}

/**
 * Connects the extension as a person does: address, consent, the browser's own sign-in window, Allow. Answers what the
 * settings say then. `options` is the settings' page.
 */
export async function connectExtension(
  context: BrowserContext,
  options: Page,
  { hub, person, brings }: Connecting,
): Promise<string> {
  await options.getByLabel('Connect to a hub').fill(hub)
  await options.getByRole('button', { name: 'Continue' }).click()
  if (brings) await options.getByText(/Move this browser’s workspace to the hub too/).click()
  const opening = context.waitForEvent('page').catch(async (cause: unknown) => {
    const said = await options.getByRole('region', { name: 'Team' }).innerText()
    throw new Error(`The sign-in window did not open. The settings say: ${said.slice(-400)}`, { cause })
  })
  await options.getByRole('button', { name: 'Agree and sign in' }).click()
  const window = await opening
  const allow = window.getByRole('button', { name: 'Allow' })
  const email = window.getByLabel('E-mail')
  await allow.or(email).first().waitFor()
  if (await email.isVisible()) await signIn(window, person)
  await allow.click()
  const said = options.getByText(/^Connected\./)
  await said.waitFor({ timeout: 60_000 })
  return said.innerText()
}
