import { describe, expect, it } from 'vitest'
import { openPage } from '../../../test/hosts/fixture'
import { genericAdapter } from './adapter'
import { isRecordUrl } from './urls'

function read(html: string, url = 'https://crm.acme.example/contacts/7') {
  return genericAdapter.read(openPage(html, url), new URL(url))
}

describe('the generic detector', () => {
  it.each([
    ['https://a.example/#/contacts/17/show', true],
    ['https://a.example/#Lead/view/5a1b', true],
    ['https://a.example/contacts', false],
    ['https://a.example/#/contacts?page=2', false],
  ])('%s is a record: %s', (url, isRecord) => expect(isRecordUrl(new URL(url))).toBe(isRecord))

  it.each([
    ['<a href="mailto:nora@acme.example?subject=Hi">Nora</a>', 'href'],
    ['<span data-email="nora@acme.example"></span>', 'data-email'],
    ['<b title="Nora <nora@acme.example>">N</b>', 'title'],
    ['<h1>Nora (nora@acme.example)</h1>', ''],
    ['<input type="email" value="nora@acme.example">', ''],
  ])('finds %s', (html, via) => {
    const [person] = read(`<main>${html}</main>`).people
    expect(person).toMatchObject({ email: 'nora@acme.example', role: 'candidate', via: [via] })
    expect(person!.confidence).toBeLessThan(0.75)
  })

  it.each([
    '<p>nora@acme.example</p>',
    '<ul><li><a href="mailto:nora@acme.example">N</a></li></ul>',
    '<table><thead><tr><th>x</th></tr></thead><tr><td title="nora@acme.example">N</td></tr></table>',
    '<blockquote><a href="mailto:nora@acme.example">N</a></blockquote>',
    '<h2>Pumps<blockquote>nora@acme.example</blockquote></h2>',
    '<a hidden href="mailto:nora@acme.example">N</a>',
    '<div contenteditable="true"><a href="mailto:nora@acme.example">N</a></div>',
  ])('passes over %s', (html) => expect(read(`<main>${html}</main>`).people).toEqual([]))

  it('takes a list of many for no one, whatever the budget', () => {
    const row = '<div><a href="mailto:nora@acme.example">N</a></div>'
    expect(read(`<main><div>${row.repeat(41)}</div></main>`).people).toEqual([])
    expect(read(`<main><div>${row.repeat(40)}</div></main>`).people).toHaveLength(1)
  })

  it('reads a page that is broken on purpose as changed', () => {
    const page = openPage('<main></main>', 'https://a.example/')
    page.querySelectorAll = () => {
      throw new TypeError('page.querySelectorAll is not a function')
    }
    expect(genericAdapter.read(page, new URL('https://a.example/'))).toMatchObject({
      state: 'changed',
      people: [],
      health: { error: 1 },
    })
  })
})
