import { describe, expect, it } from 'vitest'
import { openPage } from '../../test/hosts/fixture'
import type { HostTable } from '../domain/host-table'
import { choosePeople } from '../domain/person-choice'
import { Reading } from '../domain/reading'
import { makeFinder } from '../hosts/find-adapter'
import { asTaught, shapePattern, urlShape } from './taught-shape'

const OWN = { emails: ['me@mine.example'], domains: ['mine.example'] }
const SITE = 'https://crm.acme.example'
const ANN = '<div><p><span>ann@acme.example</span></p></div>'

function table(taughtOn: string): HostTable {
  const record = [
    { confidence: 'B' as const, css: 'div>p>span', pattern: '[^\\s<>():]{1,64}@[^\\s<>()?]{1,200}' },
  ]
  const mail = { panes: ['body'], body: 'blockquote', skip: 'nav', people: { record }, subject: [] }
  const routes = [{ pattern: shapePattern(urlShape(new URL(SITE + taughtOn))) }]
  return { host: 'taught-1', label: 'crm', sites: ['crm.acme.example'], routes, mail }
}

function read(html: string, path: string, taughtOn = '/contacts/1') {
  const url = new URL(SITE + path)
  const page = openPage(html, url.href)
  const tables = [table(taughtOn)]
  return asTaught(makeFinder({ tables, off: [] })(url, page).read(page, url), tables, url.href)
}

describe('the shape of an address', () => {
  it.each([
    ['/contacts/17', '/contacts/0'],
    ['/contacts/a1-b2/edit', '/contacts/0/edit'],
    ['/contacts/new', '/contacts/new'],
    ['/app.php?module=Leads&id=7', '/app.php?module=Leads&id=0'],
    ['/#/leads/5a1b/show', '/#/leads/0/show'],
    ['/mail/FMfcgzQbfLXcabcdefghij', '/mail/0'],
  ])('%s is %s', (path, shape) => expect(urlShape(new URL(SITE + path))).toBe(shape))
})

describe('a taught site', () => {
  it.each([
    ['/contacts/1', '/contacts/2'],
    ['/#/leads/5a/show', '/#/leads/77/show'],
  ])('is sure on pages of the shape it was taught on: %s', (taughtOn, path) =>
    expect(read(ANN, path, taughtOn)).toMatchObject({
      host: 'taught-1',
      state: 'ready',
      people: [{ email: 'ann@acme.example', role: 'record', confidence: 0.85 }],
    }),
  )

  it.each(['/own', '/contacts/new', '/contacts/1/notes', '/contacts/1#/help'])(
    'only asks on others: %s',
    (path) => {
      const reading = Reading.parse(read(ANN, path))
      expect(reading.host).toBe('taught-1')
      expect(choosePeople(reading, OWN)).toMatchObject({
        kind: 'ask',
        people: [{ email: 'ann@acme.example' }],
      })
    },
  )

  it.each([
    ['a list of its kind', ANN.repeat(2)],
    ['two addresses', '<div><p><span>Write to a@x.example, b@x.example</span></p></div>'],
    ['no address', '<div><p><span>Ann</span></p></div>'],
    ['a quote', `<blockquote>${ANN}</blockquote>`],
    ['a draft', `<section contenteditable="true">${ANN}</section>`],
    ['the navigation', `<nav>${ANN}</nav>`],
    ['a hidden part', `<section style="display:none">${ANN}</section>`],
  ])('is not read by its table on %s', (_name, html) =>
    expect(read(html, '/contacts/2').host).toBe('generic'),
  )

  it('is never about the rep or a colleague', () => {
    const reading = Reading.parse(read(ANN.replace('acme', 'mine'), '/contacts/2'))
    expect(choosePeople(reading, OWN)).toEqual({ kind: 'none', people: [] })
  })

  it('knows a row of a list by the rows beside it', () => {
    const cell = (text: string) => `<tr><td>${text}</td></tr>`
    const one = '<div><p><span>ann@acme.example</span></p></div>'
    const list = (other: string) => `<table>${cell(one)}${cell(other)}</table>`
    expect(read(list('<div><p><i>Phone</i></p></div>'), '/contacts/2').host).toBe('taught-1')
    expect(
      read(list('<div><p class="x"><span hidden>b@acme.example</span></p></div>'), '/contacts/2').host,
    ).toBe('generic')
  })
})
