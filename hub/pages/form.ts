import { html } from 'hono/html'
import type { Context } from 'hono'
import { z } from 'zod'
import type { Markup } from './page'

interface Field {
  name: string
  label: string
  type?: 'text' | 'email' | 'password'
  value?: string
  /** As the browser's password store knows it. */
  autocomplete: string
  hint?: string
  readonly?: boolean
  minlength?: number
  maxlength?: number
  focus?: boolean
}

/** One labelled field that must be filled. */
export function field({
  name,
  label,
  type = 'text',
  value = '',
  autocomplete,
  hint,
  ...more
}: Field): Markup {
  const { readonly, minlength, maxlength = 254, focus } = more
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      maxlength="${maxlength}"
      required
      ${minlength ? html`minlength="${minlength}"` : ''}
      ${readonly ? html`readonly` : ''}
      ${focus ? html`autofocus` : ''}
      ${hint ? html`aria-describedby="${name}-hint"` : ''}
    />
    ${hint ? html`<p class="muted" id="${name}-hint">${hint}</p>` : ''}
  </div>`
}

export const hidden = (values: Record<string, string>): Markup[] =>
  Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)

/** What went wrong, at the top of a form; read out at once. */
export const wrong = (message?: string): Markup | '' =>
  message ? html`<p class="wrong" role="alert">${message}</p>` : ''

/** A new password, with the rule said before it is broken. */
export const newPassword = (): Markup =>
  field({
    name: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'new-password',
    minlength: 12,
    maxlength: 256,
    hint: '12 characters or more.',
  })

/** What people may be called: anything that can be read. */
export const Name = z
  .string()
  .trim()
  .min(1, 'Write a name.')
  .max(100, 'This name is too long: 100 letters at most.')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'This name holds signs that cannot be shown.')
export const NewPassword = z
  .string()
  .min(12, 'The password is too short: 12 characters or more.')
  .max(256, 'The password is too long: 256 characters at most.')

/** A form's fields by their shape: the values, or what to tell the person. */
export async function readForm<Shape extends z.ZodType>(
  context: Context,
  shape: Shape,
): Promise<{ value: z.output<Shape>; problem?: undefined } | { value?: undefined; problem: string }> {
  const parsed = shape.safeParse(await context.req.parseBody())
  if (parsed.success) return { value: parsed.data }
  return { problem: parsed.error.issues[0]?.message ?? 'Something in this form cannot be used.' }
}
