import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choosePeople } from '../../lib/domain/person-choice'
import { Reading } from '../../lib/domain/reading'
import type { HostAdapter } from '../../lib/hosts/contract'
import { type Fixture, openPage, serialise } from './fixture'

const NOBODY = ['notReady', 'changed', 'notFound']

/** The laws of `lib/hosts/contract.ts` that hold for every adapter on any page, its own or another host's. */
export function holdItsLaws(adapters: readonly HostAdapter[], fixture: Fixture): void {
  it(`every adapter on ${fixture.host}/${fixture.name}`, () => {
    const page = openPage(fixture.html, fixture.url)
    const url = new URL(fixture.url)
    const before = serialise(page)
    for (const adapter of adapters) {
      const first = adapter.read(page, url)
      const drafts = adapter.composes(page)
      expect(adapter.read(page, url), adapter.name).toEqual(first)
      expect(adapter.composes(page).map((draft) => draft.key)).toEqual(drafts.map((draft) => draft.key))
      expect(Reading.safeParse(first).error, adapter.name).toBeUndefined()
      expect(first.host).toBe(adapter.name)
      expect(first.composing).toBe(drafts.length > 0)
    }
    // All of them at once, because a page's text costs more than its reading.
    expect(serialise(page)).toBe(before)
  })
}

/** What the fixture expects of its own host. */
export function readsItsPage(adapter: HostAdapter, fixture: Fixture): void {
  describe(`${fixture.host}/${fixture.name}`, () => {
    const { expect: wanted, own } = fixture
    const url = new URL(fixture.url)
    // Reading leaves a page as it is, by the laws above.
    let page: Document
    beforeAll(() => void (page = openPage(fixture.html, fixture.url)))
    afterAll(() => page.defaultView?.close())

    it('is this host’s and reads as expected', () => {
      expect(adapter.isMine(url, page)).toBe(true)
      const reading = Reading.parse(adapter.read(page, url))
      expect(Reading.parse(reading)).toEqual(reading)
      const { kind, people } = choosePeople(reading, own)
      const { state, subject, thread, messages, record } = reading
      const [lead, ...others] = people
      const got = {
        state,
        kind,
        subject,
        thread,
        messages,
        own: reading.own,
        others: others.map((one) => one.email),
        ...lead,
      }
      const plain = { ...wanted, never: undefined, composes: undefined, before: undefined, record: undefined }
      expect(got).toMatchObject(JSON.parse(JSON.stringify(plain)))
      if (wanted.record) expect(record).toMatchObject(wanted.record)
      const read = JSON.stringify(reading.people)
      for (const email of wanted.never ?? []) expect(read).not.toContain(email)
      if (wanted.kind === 'none') expect(people).toEqual([])
      if (wanted.kind !== 'none' && !wanted.email) expect(lead?.email).toBe(people[0]?.email)
    })

    it('finds the drafts', () => {
      const drafts = adapter.composes(page)
      if (typeof wanted.composes === 'number') expect(drafts).toHaveLength(wanted.composes)
      else expect(drafts.map((draft) => draft.key)).toEqual(wanted.composes)
      const [draft] = drafts
      const behind = draft?.body.querySelector(draft.before.join())
      if (wanted.before) expect(behind?.matches(wanted.before)).toBe(true)
      else expect(behind ?? null).toBeNull()
    })

    it('reads nobody where all is hidden', () => {
      const { body } = page
      const style = body.getAttribute('style')
      body.setAttribute('style', 'display:none')
      expect(adapter.read(page, url).people).toEqual([])
      if (style === null) body.removeAttribute('style')
      else body.setAttribute('style', style)
    })

    it('names nobody without its main node', () => {
      const bare = openPage(fixture.html, fixture.url)
      const gone = [...bare.querySelectorAll(fixture.main)]
      expect(gone.length).toBeGreaterThan(0)
      for (const node of gone) node.remove()
      const reading = adapter.read(bare, url)
      expect(reading.people.map((person) => person.email ?? person.name)).toEqual([])
      expect(NOBODY).toContain(reading.state)
    })
  })
}
