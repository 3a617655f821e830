import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { TokenField } from './TokenField'

function Tokens({ first = [], ...rest }: { first?: string[] } & Partial<Parameters<typeof TokenField>[0]>) {
  const [values, setValues] = useState(first)
  return (
    <>
      <TokenField label="Topics" {...rest} values={values} onChange={setValues} />
      <output>{values.join('|')}</output>
      <button type="button">elsewhere</button>
    </>
  )
}

const kept = () => screen.getByRole('status').textContent

describe('a field of tokens', () => {
  it('takes an entry by Enter, by a comma and by leaving the field, each once', async () => {
    const user = userEvent.setup()
    render(<Tokens />)
    await user.type(
      screen.getByRole('textbox', { name: 'Topics' }),
      'sso{Enter}audit, SSO{Enter}  {Enter}price',
    )
    expect(kept()).toBe('sso|audit')
    await user.click(screen.getByRole('button', { name: 'elsewhere' }))
    expect(kept()).toBe('sso|audit|price')
  })

  it('takes a pasted list, by comma or by line', async () => {
    const user = userEvent.setup()
    render(<Tokens />)
    await user.click(screen.getByRole('textbox'))
    await user.paste('sso, audit\nprice;sso')
    expect(kept()).toBe('sso|audit|price')
  })

  it('keeps commas where entries are sentences', async () => {
    const user = userEvent.setup()
    render(<Tokens comma={false} />)
    await user.type(screen.getByRole('textbox'), 'Is it safe, really?{Enter}')
    expect(kept()).toBe('Is it safe, really?')
  })

  it('takes tokens out by their button, and the last by Backspace in the empty field', async () => {
    const user = userEvent.setup()
    render(<Tokens first={['a', 'b', 'c']} />)
    await user.click(screen.getByRole('button', { name: 'Remove a' }))
    expect(screen.getByRole('textbox')).toHaveFocus()
    await user.keyboard('x{Backspace}')
    expect(kept()).toBe('b|c')
    await user.keyboard('{Backspace}')
    expect(kept()).toBe('b')
  })

  it('holds back what cannot be read, says why, and takes the rest', async () => {
    const user = userEvent.setup()
    const read = (entry: string) =>
      entry.includes('@') ? { value: entry.toLowerCase() } : { problem: `${entry} is no address.` }
    render(<Tokens read={read} />)
    await user.click(screen.getByRole('textbox'))
    await user.paste('ANN@acme.example, bo')
    expect(kept()).toBe('ann@acme.example')
    expect(screen.getByRole('textbox')).toHaveValue('bo')
    expect(screen.getByRole('textbox')).toHaveAccessibleDescription('bo is no address.')
    await user.type(screen.getByRole('textbox'), '@acme.example')
    expect(screen.getByRole('textbox')).toBeValid()
    await user.keyboard('{Enter}')
    expect(kept()).toBe('ann@acme.example|bo@acme.example')
  })
})
