import { html } from 'hono/html'
import { expect, it } from 'vitest'
import { field, hidden } from '../form'
import { refill } from './refill'
import { eventFields, urlField } from './webhooks'

const PATH = '/team/things/add'
const formOf = (inner: unknown, action = PATH) =>
  String(html`<form method="post" action="${action}">${inner as never}</form>`)
const named = () => formOf(field({ name: 'name', label: 'Name', autocomplete: 'off' }))

it('puts back what was typed, escaped, and says beside the field what is wrong', () => {
  const typed = { name: `"><script>alert(1)</script> $& \\1` }
  const { page, problem } = refill(named(), { path: PATH, typed, problem: 'name: too odd.' })
  expect(problem).toBe('“Name”: Too odd.')
  expect(page).not.toContain('<script')
  expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; $&amp; \\1"')
  expect(page).toMatch(
    /<input(?=[^>]*aria-invalid="true")(?=[^>]*aria-describedby="field-problem")[^>]*autofocus/,
  )
  expect(page).toContain('<p class="field-problem" id="field-problem">Too odd.</p>')
})

it('keeps the hint of a field beside its problem', () => {
  const page = formOf(field({ name: 'name', label: 'Name', autocomplete: 'off', hint: 'Short.' }))
  const filled = refill(page, { path: PATH, typed: {}, problem: 'name: Fill this in.' }).page
  expect(filled).toContain('aria-describedby="field-problem name-hint"')
  expect(filled.match(/aria-describedby/g)).toHaveLength(1)
})

it('gives back no secret and no password', () => {
  const password = field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'off' })
  const typed = { url: 'https://hooks.slack.example/KEY', password: 'KEY', names: 'yes' }
  const { page } = refill(formOf([urlField(true), password]), { path: PATH, typed, problem: 'url: no.' })
  expect(page).not.toContain('KEY')
  expect(page).toContain('>No.</p>')
})

it('chooses again what was chosen, and nothing else', () => {
  const typed = { events: ['request.added', 'feedback.answered'] }
  const { page } = refill(formOf(eventFields(['feedback.added'])), { path: PATH, typed, problem: 'No.' })
  const chosen = [...page.matchAll(/<input\b[^>]*>/g)].filter(([tag]) => /\bchecked\b/.test(tag))
  expect(chosen.map(([tag]) => /value="([^"]*)"/.exec(tag)![1])).toEqual([
    'feedback.answered',
    'request.added',
  ])
  const none = refill(formOf(eventFields(['feedback.added'])), {
    path: PATH,
    typed: {},
    problem: 'events: choose.',
  })
  expect(none.page).not.toMatch(/\bchecked\b/)
  expect(none.problem).toBe('“When”: Choose.')
  expect(none.page).toMatch(/<\/legend><p class="field-problem"/)
})

it('leaves other forms alone, and those of other rows', () => {
  const row = (id: string) =>
    formOf([hidden({ id }), field({ name: `name`, label: 'Name', autocomplete: 'off', value: `old-${id}` })])
  const page = row('1') + row('2') + formOf('', '/team/other')
  const filled = refill(page, { path: PATH, typed: { id: '2', name: 'new' }, problem: 'name: no.' }).page
  expect(filled).toContain(row('1'))
  expect(filled).toContain('value="new"')
  expect(filled).not.toContain('old-2')
  expect(filled.match(/aria-invalid/g)).toHaveLength(1)
})

it('fills a long text, and shows no raw name of a field that cannot be seen', () => {
  const page = formOf(
    html`<label for="receipt">The receipt</label><textarea id="receipt" name="receipt"></textarea>`,
  )
  const typed = { receipt: '{"a": "</textarea><b>"}', memberId: 'x' }
  const { page: filled, problem } = refill(page, { path: PATH, typed, problem: 'memberId: no such member.' })
  expect(filled).toContain('&lt;/textarea&gt;&lt;b&gt;')
  expect(problem).toBe('No such member.')
  expect(refill(page, { path: PATH, typed, problem: 'Note: all is lost.' }).problem).toBe(
    'Note: all is lost.',
  )
})
