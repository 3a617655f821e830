import { beforeEach, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { DEFAULT_SHELL } from '../messages/shell-state'
import type { Caller } from '../messages/sender'
import { shellGet, shellPut } from './shell-memory'

const at = (url?: string): Caller => ({ kind: 'page', tabId: 1, url })

beforeEach(() => fakeBrowser.reset())

it('remembers how the shell stands, for each site by itself', async () => {
  const closed = { ...DEFAULT_SHELL, open: false, width: 480 }
  await shellPut(closed, at('https://mail.example/a'))
  expect(await shellGet({}, at('https://mail.example/b?c'))).toEqual(closed)
  expect(await shellGet({}, at('https://crm.example/'))).toEqual(DEFAULT_SHELL)
})
it('starts anew where what is stored is no place of a shell', async () => {
  await fakeBrowser.storage.local.set({ 'shell:https://mail.example': { open: 'yes', width: 9000 } })
  expect(await shellGet({}, at('https://mail.example/'))).toEqual(DEFAULT_SHELL)
})
it('remembers nothing of a page without a site', async () => {
  await shellPut({ ...DEFAULT_SHELL, width: 400 }, at('data:text/html,x'))
  await shellPut({ ...DEFAULT_SHELL, width: 400 }, at(undefined))
  expect(await fakeBrowser.storage.local.get(null)).toEqual({})
  expect(await shellGet({}, at(undefined))).toEqual(DEFAULT_SHELL)
})
