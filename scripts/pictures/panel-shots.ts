import type { Page } from 'playwright-core'

/** A picture: a state of test/panel-states.ts and what is done in it first. */
export interface PanelShot {
  name: string
  state: string
  act?: (page: Page) => Promise<void>
  /** Which of its pictures are kept with the project. */
  keeps?: string[]
}

const click = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

export const PANEL_SHOTS: PanelShot[] = [
  { name: 'lead', state: 'lead', keeps: ['light-480', 'dark-480', 'light-320'] },
  { name: 'lead-answered', state: 'lead-answered', keeps: ['light-480'] },
  {
    name: 'lead-viewed',
    state: 'lead-viewed',
    act: (page) => page.getByRole('heading', { name: 'Opened' }).evaluate((title) => title.scrollIntoView()),
  },
  { name: 'lead-bare', state: 'lead-bare' },
  { name: 'lead-long', state: 'lead-long', keeps: ['dark-320'] },
  { name: 'lead-picked', state: 'lead-picked' },
  { name: 'lead-once', state: 'lead-once' },
  {
    name: 'lead-many',
    state: 'lead-many',
    act: (page) => page.locator('main').evaluate((main) => main.scrollTo(0, 2200)),
  },
  {
    name: 'touchpoint',
    state: 'lead',
    act: async (page) => {
      await page.getByRole('button', { name: /Attended a webinar/ }).click()
      await page.locator('main').evaluate((main) => main.scrollTo(0, 9999))
    },
    keeps: ['light-320'],
  },
  {
    name: 'preview',
    state: 'lead',
    act: (page) => page.getByText('Security overview', { exact: true }).click(),
  },
  { name: 'inserted', state: 'lead', act: click(/^Insert Security/) },
  {
    name: 'search',
    state: 'lead',
    act: async (page) => {
      await page.getByRole('button', { name: 'Search content' }).click()
      await page.getByRole('searchbox').fill('sso')
    },
    keeps: ['light-480'],
  },
  {
    name: 'dispute',
    state: 'lead',
    act: async (page) => {
      await page.getByRole('button', { name: 'Not so?' }).click()
      await page.getByRole('radio', { name: 'Intent' }).click()
    },
    keeps: ['dark-480'],
  },
  { name: 'saved', state: 'lead', act: click('Not yet'), keeps: ['light-480', 'dark-320'] },
  {
    name: 'saved-bad',
    state: 'lead-answered',
    act: async (page) => {
      await page.getByRole('button', { name: 'Bad lead' }).click()
      await page.getByRole('button', { name: 'Wrong industry' }).click()
    },
  },
  { name: 'menu', state: 'lead', act: click('More') },
  {
    name: 'keys',
    state: 'lead',
    act: (page) => page.keyboard.press('?'),
  },
  { name: 'others', state: 'lead', act: click('2 others on this page') },
  { name: 'ask', state: 'ask', keeps: ['light-320'] },
  { name: 'unknown', state: 'unknown', keeps: ['light-320'] },
  { name: 'unknown-add', state: 'unknown', act: click('Add as a lead') },
  { name: 'unknown-first-run', state: 'unknown-first-run' },
  { name: 'name-only', state: 'name-only' },
  { name: 'changed', state: 'changed' },
  { name: 'empty', state: 'empty' },
  { name: 'first-run', state: 'first-run', keeps: ['light-320'] },
  { name: 'not-ready', state: 'not-ready' },
  { name: 'no-page', state: 'no-page' },
  { name: 'not-allowed', state: 'not-allowed' },
  { name: 'error', state: 'error' },
  { name: 'loading', state: 'loading' },
]
