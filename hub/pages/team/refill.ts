import { html } from 'hono/html'

/** What was sent, by the names of the fields. */
export type Typed = Record<string, unknown>

/** The page of a refused form, once more, as text. */
export interface Refilled {
  page: string
  /** What went wrong, with the label of the field it is about. */
  problem: string
}

const FORM = /<form method="post" action="([^"]*)"[^>]*>[^]*?<\/form>/g
const CONTROL = /<input\b[^>]*>|<textarea\b[^>]*>[^]*?<\/textarea>/g
const FIELD_PROBLEM = 'field-problem'

/**
 * Puts what was typed back into the form that was refused, and the problem beside its field; `field: words` names the
 * field. Law: it reads nothing but our own templates, in which whatever a person typed is escaped; passwords and what is
 * marked `data-fresh` (a secret, a confirmation) come back empty.
 */
export function refill(
  page: string,
  { path, typed, problem }: { path: string; typed: Typed; problem: string },
): Refilled {
  const [, field, rest] = /^([a-z]\w*): (.+)$/s.exec(problem) ?? []
  const words = rest && rest.charAt(0).toUpperCase() + rest.slice(1)
  let label: string | undefined
  let isFound = false
  const refilled = page.replace(FORM, (form, action: string) => {
    if (isFound || action !== path || !isSameForm(form, typed)) return form
    isFound = true
    const filled = form.replace(CONTROL, (control) => withTyped(control, typed))
    if (!field || !words) return filled
    label = labelOf(filled, field)
    return label ? withProblem(filled, field, words) : filled
  })
  if (label) return { page: refilled, problem: `“${label}”: ${words}` }
  return { page: refilled, problem: words && field && field in typed ? words : problem }
}

const attribute = (control: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(control)?.[1]
const typeOf = (control: string) => attribute(control, 'type') ?? 'text'
const escaped = (text: string) => String(html`${text}`)
const withAttribute = (control: string, more: string) =>
  control.replace(/^<(input|textarea)\b/, (start) => `${start} ${more}`)

/** Of several forms with one action, that of the same row. */
function isSameForm(form: string, typed: Typed): boolean {
  return [...form.matchAll(CONTROL)]
    .map(([control]) => control)
    .filter((control) => typeOf(control) === 'hidden')
    .every((control) => attribute(control, 'value') === escaped(String(typed[attribute(control, 'name')!])))
}

function withTyped(control: string, typed: Typed): string {
  const type = typeOf(control)
  const name = attribute(control, 'name')
  if (!name || type === 'hidden' || type === 'password' || /\sdata-fresh\b/.test(control)) return control
  const values = [typed[name] ?? []].flat().filter((one) => typeof one === 'string')
  if (type === 'radio' || type === 'checkbox') {
    if (type === 'radio' && !values.length) return control
    const bare = control.replace(/\schecked(?=[\s/>])/, '')
    return values.includes(attribute(control, 'value') ?? '') ? withAttribute(bare, 'checked') : bare
  }
  const text = escaped(values[0] ?? '')
  if (control.startsWith('<textarea'))
    return control.replace(/>[^]*<\/textarea>$/, () => `>\n${text}</textarea>`)
  return withAttribute(control.replace(/\svalue="[^"]*"/, ''), `value="${text}"`)
}

const isChoice = (control: string) => ['radio', 'checkbox'].includes(typeOf(control))
const controlOf = (form: string, field: string) =>
  [...form.matchAll(CONTROL)].find(
    ([control]) => attribute(control, 'name') === field && typeOf(control) !== 'hidden',
  )

function labelOf(form: string, field: string): string | undefined {
  const found = controlOf(form, field)
  if (!found) return undefined
  if (isChoice(found[0]))
    return /<legend>([^<]*)<\/legend>(?![^]*<legend>)/.exec(form.slice(0, found.index))?.[1]
  const id = attribute(found[0], 'id')
  return new RegExp(`<label for="${id}">([^<]*)</label>`).exec(form)?.[1]
}

/** Marks the field, leads the keyboard to it, and says beside it what is wrong. */
function withProblem(form: string, field: string, words: string): string {
  const found = controlOf(form, field)
  if (!found) return form
  const [[control], at] = [found, found.index]
  const described = [FIELD_PROBLEM, attribute(control, 'aria-describedby')].filter(Boolean).join(' ')
  const marked = withAttribute(
    control.replace(/\saria-describedby="[^"]*"/, '').replace(/\sautofocus\b/, ''),
    `aria-invalid="true" aria-describedby="${described}" autofocus`,
  )
  const said = `<p class="${FIELD_PROBLEM}" id="${FIELD_PROBLEM}">${escaped(words)}</p>`
  const [before, after] = [form.slice(0, at), form.slice(at + control.length)]
  if (!isChoice(control)) return `${before}${marked}${said}${after}`
  const legend = before.lastIndexOf('</legend>') + '</legend>'.length
  return `${before.slice(0, legend)}${said}${before.slice(legend)}${marked}${after}`
}
