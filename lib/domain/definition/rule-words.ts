import { typeName } from '../touchpoint-names'
import type { Condition, FieldTest, TouchTest } from './rule'

/** How a person reads a field's name, where the workspace has one. */
export type FieldWords = (field: string) => string

const asWritten: FieldWords = (field) => field

/** A condition in plain words: its own name where it has one, else what it says. */
export function conditionWords(condition: Condition, fieldWords: FieldWords = asWritten): string {
  return condition.name ?? meaningWords(condition, fieldWords)
}

/** What a condition says, whatever it is called: "Country is one of Germany, Austria". */
export function meaningWords(condition: Condition, fieldWords: FieldWords = asWritten): string {
  if ('field' in condition) return fieldTestWords(condition, fieldWords)
  if ('touches' in condition) return touchTestWords(condition)
  const isAll = 'all' in condition
  const members = isAll ? condition.all : condition.any
  const parts = members.map((member) => {
    const words = conditionWords(member, fieldWords)
    return !member.name && isGroup(member) && members.length > 1 ? `(${words})` : words
  })
  return parts.join(isAll ? ', and ' : ', or ')
}

function isGroup(condition: Condition): boolean {
  return 'all' in condition || 'any' in condition
}

const COMPARED = {
  '=': 'is',
  '!=': 'is not',
  '>': 'is more than',
  '>=': 'is at least',
  '<': 'is less than',
  '<=': 'is at most',
  in: 'is one of',
  'not in': 'is none of',
  contains: 'contains',
} as const

function fieldTestWords(test: FieldTest, fieldWords: FieldWords): string {
  const field = fieldWords(test.field)
  if (!('value' in test)) return `${field} is ${test.op}`
  const value = Array.isArray(test.value) ? test.value.map(scalarWords).join(', ') : scalarWords(test.value)
  return `${field} ${COMPARED[plainOp(test)]} ${value}`
}

/** A list of one is said as the one. */
function plainOp({ op, value }: Extract<FieldTest, { value: unknown }>): keyof typeof COMPARED {
  if (!Array.isArray(value) || value.length > 1) return op
  return op === 'in' ? '=' : '!='
}

function scalarWords(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

function touchTestWords({ touches, atLeast, atMost, withinDays }: TouchTest): string {
  const what = touches.map(typeName).join(' / ')
  const window = withinDays === undefined ? '' : ` within ${withinDays} ${withinDays === 1 ? 'day' : 'days'}`
  if (atMost === 0) return `${what}: none${window}`
  const count = atLeast === undefined ? `at most ${timesWords(atMost ?? 0)}` : atLeastWords(atLeast)
  return `${what}: ${count}${window}`
}

function atLeastWords(count: number): string {
  return `at least ${timesWords(count)}`
}

/** "once", "twice", "3 times". */
export function timesWords(count: number): string {
  if (count === 1) return 'once'
  return count === 2 ? 'twice' : `${count} times`
}
