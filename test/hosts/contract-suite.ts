import { describe, expect, it } from 'vitest'
import { choosePeople } from '../../lib/domain/person-choice'
import { Reading } from '../../lib/domain/reading'
import type { HostAdapter } from '../../lib/hosts/contract'
import { type Fixture, openPage, serialise } from './fixture'

const NOBODY = ['notReady', 'changed', 'notFound']

/** The laws of `lib/hosts/contract.ts` that hold for any adapter on any page, its own or another host's. */
export function holdsItsLaws(adapter: HostAdapter, fixture: Fixture): void {
  it(`${adapter.name} on ${fixture.host}/${fixture.name}`, () => {
    const page = openPage(fixture.html, fixture.url)
    const before = serialise(page)
    const first = adapter.read(page, new URL(fixture.url))
    const drafts = adapter.composes(page)
    expect(adapter.read(page, new URL(fixture.url))).toEqual(first)
    expect(adapter.composes(page).map((draft) => draft.key)).toEqual(drafts.map((draft) => draft.key))
    expect(serialise(page)).toBe(before)
    expect(Reading.safeParse(first).error).toBeUndefined()
    expect(first.host).toBe(adapter.name)
    expect(first.composing).toBe(drafts.length > 0)
  })
}

/** What the fixture expects of its own host. */
export function readsItsPage(adapter: HostAdapter, fixture: Fixture): void {
  describe(`${fixture.host}/${fixture.name}`, () => {
    const { expect: wanted, own } = fixture
    const url = new URL(fixture.url)

    it('is this host’s and reads as expected', () => {
      const page = openPage(fixture.html, fixture.url)
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
      const drafts = adapter.composes(openPage(fixture.html, fixture.url))
      if (typeof wanted.composes === 'number') expect(drafts).toHaveLength(wanted.composes)
      else expect(drafts.map((draft) => draft.key)).toEqual(wanted.composes)
      const [draft] = drafts
      const behind = draft?.body.querySelector(draft.before.join())
      if (wanted.before) expect(behind?.matches(wanted.before)).toBe(true)
      else expect(behind ?? null).toBeNull()
    })

    it('names nobody without its main node', () => {
      const page = openPage(fixture.html, fixture.url)
      const gone = [...page.querySelectorAll(fixture.main)]
      expect(gone.length).toBeGreaterThan(0)
      for (const node of gone) node.remove()
      const reading = adapter.read(page, url)
      expect(reading.people.map((person) => person.email ?? person.name)).toEqual([])
      expect(NOBODY).toContain(reading.state)
    })

    it('reads nobody where all is hidden', () => {
      const page = openPage(fixture.html, fixture.url)
      page.body.setAttribute('style', 'display:none')
      expect(adapter.read(page, url).people).toEqual([])
    })
  })
}
