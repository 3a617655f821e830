import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { OutboxAct, type OutboxRow } from '../../../lib/contract/outbox-row'
import { CONTRACTS } from '../../../lib/contract/all'
import { outboxRow, readRecordings, record, schemaOf, writeRecordings } from './recording'
import { misfits } from './schema-fit'

/** Old extensions in the field: what they send is taken, and what they read is still there. */

// RECORD_CONTRACTS=missing writes what is new; =all writes everything anew, before a first release only.
const ALL = [...CONTRACTS, outboxRow]
const wish = process.env.RECORD_CONTRACTS
if (wish) writeRecordings(ALL, wish === 'all')
const recordings = readRecordings()

it('has a recording of every contract', () => {
  const recorded = new Set(recordings.map(({ name }) => name))
  expect(
    ALL.filter(({ name }) => !recorded.has(name)).map(({ name }) => name),
    'run: RECORD_CONTRACTS=missing npx vitest run hub/test/contracts',
  ).toEqual([])
})

describe.each(recordings)('$name', ({ name, method, path, input, output, requests, answers }) => {
  const today = ALL.find((one) => one.name === name)
  it('stands where it stood', () => expect(today).toMatchObject({ method, path }))
  it('takes what an old extension sends', () => {
    for (const request of requests) expect(z.safeParse(today!.input, request).error).toBeUndefined()
    expect(misfits(input, schemaOf(today!.input, 'input'))).toEqual([])
  })
  it('answers what an old extension reads', () => {
    expect(answers.length).toBeGreaterThan(0)
    expect(misfits(schemaOf(today!.output, 'output'), output)).toEqual([])
  })
})

it('takes every act that a browser may have kept for days', () => {
  const recorded = recordings.filter(({ name }) => name === 'outboxRow')
  const acts = recorded.flatMap(({ requests }) => (requests as OutboxRow[]).map(({ act }) => act.op))
  expect(OutboxAct.options.map(({ shape }) => shape.op.value).filter((op) => !acts.includes(op))).toEqual([])
})

describe('a change that breaks an old extension', () => {
  const shape = z.object({
    id: z.string(),
    n: z.number().int(),
    kind: z.enum(['a', 'b']),
    list: z.array(z.object({ at: z.number() })),
  })
  const reads = schemaOf(shape, 'input')
  const answers = (now: z.ZodType) => misfits(schemaOf(now, 'output'), reads)
  const takes = (now: z.ZodType) => misfits(reads, schemaOf(now, 'input'))

  it('is none where a field is added', () => {
    expect(answers(shape.extend({ more: z.string() }))).toEqual([])
    expect(takes(shape.extend({ more: z.string().optional(), other: z.number().default(1) }))).toEqual([])
    expect(takes(shape.extend({ kind: z.enum(['a', 'b', 'c']) }))).toEqual([])
  })
  it.each([
    ['a field goes', shape.omit({ id: true }), 'id: is gone'],
    ['a field may be missing', shape.extend({ id: z.string().optional() }), 'id: may be missing now'],
    ['a field may be null', shape.extend({ id: z.string().nullable() }), 'id: is null, was string'],
    ['a type changes', shape.extend({ n: z.string() }), 'n: is string, was integer'],
    ['a value is added', shape.extend({ kind: z.enum(['a', 'b', 'c']) }), 'kind: c is none of a, b'],
    ['deep inside', shape.extend({ list: z.array(z.object({})) }), 'list[].at: is gone'],
  ])('is seen in answers: %s', (_what, now, problem) => expect(answers(now)).toEqual([problem]))
  it.each([
    ['a new field is needed', shape.extend({ more: z.string() }), 'more: is gone'],
    ['a value is no longer taken', shape.extend({ kind: z.enum(['a']) }), 'kind: b is none of a'],
    ['a text must be shorter', shape.extend({ id: z.string().max(5) }), 'id: maxLength was undefined, is 5'],
    ['a form is asked for', shape.extend({ id: z.uuid() }), 'id: pattern was undefined'],
  ])('is seen in requests: %s', (_what, now, problem) => expect(takes(now).join()).toContain(problem))
  it('is seen in unions and in schemas that hold themselves', () => {
    const tree = (leaf: z.ZodType) =>
      z.object({
        leaf,
        get next() {
          return z.lazy(() => one).optional()
        },
      })
    const one: z.ZodType = z.object({ leaf: z.string() })
    const union = (kind: string) =>
      z.discriminatedUnion('op', [
        z.object({ op: z.literal(kind), n: z.number() }),
        z.object({ op: z.literal('y') }),
      ])
    expect(misfits(schemaOf(union('x'), 'output'), schemaOf(union('x'), 'input'))).toEqual([])
    expect(misfits(schemaOf(union('z'), 'output'), schemaOf(union('x'), 'input'))).not.toEqual([])
    expect(misfits(schemaOf(tree(z.string()), 'output'), schemaOf(tree(z.string()), 'input'))).toEqual([])
    expect(misfits(schemaOf(tree(z.number()), 'output'), schemaOf(tree(z.string()), 'input'))).not.toEqual([])
  })
  it('examples are taken by their own contract', () => {
    for (const contract of ALL) expect(record(contract).requests.length).toBeGreaterThan(0)
  })
})
