import { expect, it } from 'vitest'
import { isScriptable, sitePattern } from './scriptable'

it('scripts web pages only', () => {
  expect(isScriptable('https://mail.example/inbox')).toBe(true)
  expect(isScriptable('http://127.0.0.1:8080/')).toBe(true)
  for (const address of [
    'chrome://settings/',
    'about:blank',
    'file:///a.html',
    'chrome-extension://a/b',
    '',
    'x',
  ])
    expect(isScriptable(address)).toBe(false)
  expect(isScriptable(undefined)).toBe(false)
})
it('scripts no store of extensions', () => {
  expect(isScriptable('https://chromewebstore.google.com/detail/x')).toBe(false)
  expect(isScriptable('https://chrome.google.com/webstore/x')).toBe(false)
  expect(isScriptable('https://chrome.google.com/other')).toBe(true)
})
it('asks for a site without its port and path', () => {
  expect(sitePattern('http://127.0.0.1:8080/a?b#c')).toBe('http://127.0.0.1/*')
  expect(sitePattern('https://crm.example/lead/1')).toBe('https://crm.example/*')
  expect(sitePattern('chrome://extensions/')).toBeUndefined()
})
