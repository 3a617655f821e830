// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { holdsAlready } from './holds-already'

const CONTENT = { html: '<a href="https://a.example/b">B</a>', text: 'B: https://a.example/b' }

function rich(html: string): Parameters<typeof holdsAlready>[0] {
  const body = document.createElement('div')
  body.innerHTML = html
  document.body.replaceChildren(body)
  return { key: 'k', body, before: ['blockquote', '.signature'], root: body }
}
function plain(value: string): Parameters<typeof holdsAlready>[0] {
  const body = document.createElement('textarea')
  body.value = value
  return { key: 'k', body, before: [], root: body }
}

it('finds the link, whatever it is called, or its address as text', () => {
  expect(holdsAlready(rich('<p>See <a href="https://a.example/b">this</a></p>'), CONTENT)).toBe(true)
  expect(holdsAlready(rich('<p>See https://a.example/b.</p>'), CONTENT)).toBe(true)
  expect(holdsAlready(plain('See (https://a.example/b), please'), CONTENT)).toBe(true)
})
it('takes no longer address for it, and no title without the link', () => {
  expect(holdsAlready(rich('<p>See https://a.example/bc and B</p>'), CONTENT)).toBe(false)
  expect(holdsAlready(plain('https://a.example/b/c'), CONTENT)).toBe(false)
})
it('does not count what is quoted or signed with', () => {
  expect(holdsAlready(rich(`<p>Dear</p><blockquote>${CONTENT.html}</blockquote>`), CONTENT)).toBe(false)
  expect(holdsAlready(rich(`<p>Dear</p><p class="signature">${CONTENT.html}</p>`), CONTENT)).toBe(false)
  expect(holdsAlready(plain('Hi\n\nAnn wrote:\n> https://a.example/b'), CONTENT)).toBe(false)
})
it('finds content without a link by its text', () => {
  const words = { html: 'Say hello &amp; smile', text: 'Say hello & smile' }
  expect(holdsAlready(rich('<p>Then: Say hello\n &amp;&nbsp;smile.</p>'), words)).toBe(true)
  expect(holdsAlready(rich('<p>Say hello</p>'), words)).toBe(false)
  expect(holdsAlready(rich('<p>Say</p>'), { html: '', text: '' })).toBe(false)
})
