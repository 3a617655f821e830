import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** The first thing that is wrong, as `field: what to do`; a page puts the field's label in the place of its name. */
export function problemOf({ issues }: z.ZodError): string {
  const issue = issues[0] && deepest(issues[0])
  const field = issue?.path.findLast((part) => typeof part === 'string')
  const words = issue ? wordsOf(issue) : 'Something in this form cannot be used. Write it in another way.'
  return field ? `${field}: ${words}` : words
}

/** Of what may be one of several, the first that says more than that it is none of them. */
function deepest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors.flat().find(({ code }) => code !== 'unrecognized_keys')
  return inner ? { ...deepest(inner), path: [...issue.path, ...inner.path] } : issue
}

function wordsOf(issue: Issue): string {
  // What a shape says in its own words is said as it stands.
  if (!/^(Invalid|Too |Unrecognized)/.test(issue.message)) return issue.message.replace(/[^.!?…]$/, '$&.')
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'array') return 'Choose at least one.'
      if (issue.origin === 'string' && Number(issue.minimum) > 1)
        return `Write ${issue.minimum} signs or more.`
      return issue.origin === 'string' ? 'Fill this in.' : `Write ${issue.minimum} or more.`
    case 'too_big':
      if (issue.origin === 'string') return `This is too long. Write ${issue.maximum} signs at most.`
      return `Write ${issue.maximum} or less.`
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('undefined')
        ? 'Fill this in.'
        : 'This cannot be used. Write it in another way.'
    case 'invalid_value':
      return 'Choose one of these.'
    case 'invalid_format':
      if (issue.format === 'email') return 'Write one whole e-mail address, such as ann@acme.com.'
      if (issue.format === 'url') return 'Write a whole address, such as https://acme.com/hook.'
      return 'This cannot be used. Write it in another way.'
    default:
      return 'This cannot be used. Write it in another way.'
  }
}
