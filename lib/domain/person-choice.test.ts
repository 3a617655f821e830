import { describe, expect, it } from 'vitest'
import { choosePeople } from './person-choice'
import type { PersonRole, PersonSeen } from './person-seen'
import { Reading } from './reading'

const OWN = { emails: ['rita@ourco.example'], domains: ['ourco.example'] }

type Seen = [role: PersonRole, email?: string, name?: string, more?: Partial<PersonSeen>]

function page(people: Seen[], more: Partial<Reading> = {}): Reading {
  return Reading.parse({
    host: 'roundcube',
    state: 'ready',
    people: people.map(([role, email, name, rest], message) => ({
      role,
      ...(email ? { email } : {}),
      ...(name ? { name } : {}),
      confidence: 0.95,
      via: ['x'],
      ...(role === 'from' ? { message } : {}),
      ...rest,
    })),
    own: [],
    messages: [],
    composing: false,
    health: {},
    ...more,
  })
}

/** "sure: ann@a.example (reason) + others". */
function choose(people: Seen[], more: Partial<Reading> = {}, own = OWN): string {
  const { kind, people: chosen } = choosePeople(page(people, more), own)
  const [first, ...others] = chosen
  if (!first) return kind
  const rest = others.length ? ` + ${others.map((one) => one.email).join(' ')}` : ''
  return `${kind}: ${first.email ?? first.name ?? first.key} (${first.reason})${rest}`
}

const ME: Seen = ['to', 'rita@ourco.example']
const FORWARD =
  'Yours?\n\nFrom: Lucía <lucia@andes.example>\nDate: Mon\nSubject: Demo\nTo: sales@ourco.example'
const FORM = 'Name: Aisha\nE-mail: aisha@med.example\nPhone: 1'

describe('choosePeople', () => {
  it.each<[string, Seen[], Partial<Reading>, string]>([
    [
      'an external sender',
      [['from', 'Ann@A.example'], ME],
      {},
      'sure: ann@a.example (sender of this message)',
    ],
    [
      'others on the page',
      [
        ['from', 'ann@a.example'],
        ME,
        ['to', 'tom@ourco.example'],
        ['cc', 'bo@a.example'],
        ['to', 'info@a.example'],
      ],
      {},
      'sure: ann@a.example (sender of this message) + info@a.example bo@a.example',
    ],
    [
      'the rep’s own mail',
      [
        ['from', 'rita@ourco.example'],
        ['to', 'ann@a.example'],
      ],
      {},
      'sure: ann@a.example (you wrote to them)',
    ],
    [
      'own mail to several',
      [
        ['from', 'rita@ourco.example'],
        ['to', 'ann@a.example'],
        ['cc', 'bo@b.example'],
      ],
      {},
      'ask: ann@a.example (you wrote to them) + bo@b.example',
    ],
    [
      'a colleague’s mail',
      [['from', 'tom@eu.ourco.example'], ['to', 'ann@a.example'], ME],
      {},
      'sure: ann@a.example (your colleague wrote to them)',
    ],
    ['a colleague’s mail to me', [['from', 'tom@ourco.example'], ME], {}, 'none'],
    [
      'own reply after a customer’s mail, recipients folded',
      [
        ['from', 'rita@ourco.example'],
        ['from', 'ann@a.example'],
      ],
      {},
      'sure: ann@a.example (wrote earlier in this conversation)',
    ],
    [
      'a forward by a colleague',
      [['from', 'tom@ourco.example'], ME],
      { body: FORWARD },
      'ask: lucia@andes.example (named in the forwarded message)',
    ],
    [
      'an attached message',
      [['from', 'tom@ourco.example'], ME, ['forwarded', 'hen@f.example']],
      {},
      'ask: hen@f.example (named in the forwarded message)',
    ],
    [
      'a customer’s forward',
      [['from', 'ann@a.example'], ME],
      { body: FORWARD },
      'sure: ann@a.example (sender of this message)',
    ],
    [
      'no-reply with Reply-To',
      [['from', 'no-reply@x.example'], ['replyTo', 'ann@a.example'], ME],
      {},
      'ask: ann@a.example (reply address of this message)',
    ],
    [
      'a form',
      [['from', 'no-reply@forms.ourco.example'], ME],
      { body: FORM },
      'ask: aisha@med.example (named in the form)',
    ],
    [
      'labels in a person’s mail',
      [['from', 'ann@a.example'], ME],
      { body: FORM },
      'sure: ann@a.example (sender of this message)',
    ],
    ['a newsletter', [['from', 'newsletter@x.example'], ME], {}, 'none'],
    ['a news host', [['from', 'ann@news.x.example'], ME], {}, 'none'],
    [
      'a list',
      [
        ['from', 'talk@lists.x.example', 'Ann via Talk'],
        ['to', 'talk@lists.x.example'],
      ],
      {},
      'none',
    ],
    [
      'a "via" name',
      [
        ['from', 'team@x.example', 'Ann via Team'],
        ['replyTo', 'ann@a.example'],
      ],
      {},
      'ask: ann@a.example (reply address of this message)',
    ],
    [
      'a function’s address',
      [['from', 'info@a.example'], ME],
      {},
      'ask: info@a.example (sender of this message)',
    ],
    [
      'a sender who writes to themselves',
      [
        ['from', 'ann@a.example'],
        ['to', 'ann@a.example'],
      ],
      {},
      'ask: ann@a.example (sender of this message)',
    ],
    [
      'a doubtful sender',
      [['from', 'ann@a.example', 'Ann', { confidence: 0.6 }], ME],
      {},
      'ask: ann@a.example (sender of this message)',
    ],
    [
      'only a name',
      [['from', undefined, 'Ann Lead'], ME],
      { state: 'nameOnly' },
      'nameOnly: Ann Lead (sender of this message)',
    ],
    [
      'two names without an address for one message',
      [
        ['from', undefined, 'Rita Rep', { message: 0 }],
        ['from', undefined, 'Ann Lead', { message: 0 }],
        ['to', 'bo@a.example'],
      ],
      { state: 'nameOnly' },
      'ask: bo@a.example (recipient of this message)',
    ],
    [
      'a name alone that writes to an outsider',
      [
        ['from', undefined, 'Rita Rep'],
        ['to', 'bo@a.example'],
      ],
      {},
      'ask: bo@a.example (recipient of this message)',
    ],
    ['a draft', [['to', 'ann@a.example']], {}, 'sure: ann@a.example (you are writing to them)'],
    [
      'a draft to two',
      [
        ['to', 'ann@a.example'],
        ['to', 'bo@a.example'],
      ],
      {},
      'ask: ann@a.example (you are writing to them) + bo@a.example',
    ],
    [
      'a guess',
      [['candidate', 'ann@a.example']],
      { host: 'generic' },
      'ask: ann@a.example (found on this page)',
    ],
    ['a guess that is us', [['candidate', 'tom@ourco.example']], { host: 'generic' }, 'none'],
    ['a page still loading', [['from', 'ann@a.example']], { state: 'notReady' }, 'none'],
    [
      'several senders in any order',
      [
        ['from', 'ann@a.example'],
        ['from', 'bo@a.example'],
      ],
      { host: 'outlook' },
      'ask: ann@a.example (sender of this message) + bo@a.example',
    ],
  ])('%s', (_, people, more, expected) => expect(choose(people, more)).toBe(expected))

  it('knows the rep from the page, and a public mail domain makes nobody a colleague', () => {
    const nobody = { emails: [], domains: [] }
    const own = { own: ['Rita <rita@ourco.example>'] }
    expect(choose([['from', 'ann@a.example']], own, nobody)).toMatch(/^sure/)
    expect(choose([['from', 'tom@ourco.example']], own, nobody)).toBe('none')
    expect(choose([['from', 'ann@gmail.com']], { own: ['rita@gmail.com'] }, nobody)).toMatch(/^sure/)
    expect(choose([['from', 'rita@gmail.com']], { own: ['rita@gmail.com'] }, nobody)).toBe('none')
  })

  it('asks where nothing is known of the rep, because the sender may be the rep', () => {
    const nobody = { emails: [], domains: [] }
    expect(
      choose(
        [
          ['from', 'ann@a.example'],
          ['to', 'bo@b.example'],
        ],
        {},
        nobody,
      ),
    ).toBe('ask: ann@a.example (sender of this message) + bo@b.example')
    expect(choose([['from', 'tom@t.example']], { body: FORWARD }, nobody)).toMatch(
      /^ask: lucia@andes.example/,
    )
  })

  it('writes international domains and names as keys and the rep want them', () => {
    const { people } = choosePeople(
      page([
        ['from', 'Joerg@müller-bau.example', '"Müller, Jörg (alt@fort.example)"'],
        ['cc', 'JOERG@xn--mller-bau-q9a.example'],
      ]),
      OWN,
    )
    expect(people).toEqual([
      expect.objectContaining({ key: 'email:joerg@xn--mller-bau-q9a.example', name: 'Müller, Jörg' }),
    ])
  })
})

describe('a CRM record', () => {
  const record = { system: 'hubspot', object: 'contact', id: '501' }
  const chosen = (people: Seen[], more: Partial<Reading>) =>
    choosePeople(page(people, { host: 'hubspot', ...more }), OWN)

  it('is sure by its id, with or without an address, even where the page has changed', () => {
    const key = 'record:hubspot:contact:501'
    expect(chosen([['record', 'ann@a.example']], { record })).toMatchObject({
      kind: 'sure',
      people: [{ key, email: 'ann@a.example' }],
    })
    expect(chosen([['record', undefined, 'Ann']], { record })).toMatchObject({
      kind: 'sure',
      people: [{ key, name: 'Ann' }],
    })
    expect(chosen([], { host: 'linkedin', record, state: 'changed' }).people[0]?.reason).toBe(
      'the person of this profile',
    )
    expect(chosen([], { record, state: 'changed' })).toMatchObject({ kind: 'sure', people: [{ key }] })
  })

  it('of a Salesforce lead has one key for both forms of the id', () => {
    const short = { system: 'salesforce', object: 'lead', id: '00Q5g00000ABCDE' }
    expect(chosen([], { host: 'salesforce', record: short }).people[0]?.key).toBe(
      'record:salesforce:lead:00Q5g00000ABCDEEA5',
    )
  })

  it('of a deal or of a colleague is nobody', () => {
    expect(chosen([], { record: { ...record, object: 'deal' }, state: 'notFound' }).kind).toBe('none')
    expect(chosen([['record', 'tom@ourco.example']], { record }).kind).toBe('none')
  })
})
