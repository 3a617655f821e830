import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import type { ViewLine } from '../../lib/messages/panel-view'
import { trackingWords } from './use-asset-send'
import { ViewReceipts, wordsOf } from './ViewReceipts'

const line = (assetId: string, change: Partial<ViewLine> = {}): ViewLine => ({
  assetId,
  title: `Asset ${assetId}`,
  grade: 'human',
  at: Date.parse('2026-05-01T12:00:00Z'),
  times: 1,
  why: 'opened in a browser',
  ...change,
})

it('says how often a person viewed it, and which page longest', () => {
  expect(wordsOf(line('a'))).toBe('Viewed')
  expect(wordsOf(line('a', { times: 3, longestPage: 2 }))).toBe('Viewed 3 times · page 2 longest')
})

it('never says "viewed" of a machine, and says why', () => {
  expect(wordsOf(line('a', { grade: 'machine', why: 'a known program' }))).toBe(
    'Opened by a machine: a known program',
  )
  expect(wordsOf(line('a', { grade: 'unsure', why: 'x' }))).toBe('Opened, perhaps by a machine: x')
})

it('stands only where something was opened', () => {
  const { container } = render(<ViewReceipts lines={[]} />)
  expect(container.textContent).toBe('')
})

it('shows three, and the others by a click', async () => {
  render(<ViewReceipts lines={['a', 'b', 'c', 'd', 'e'].map((id) => line(id))} />)
  expect(screen.getAllByRole('listitem')).toHaveLength(3)
  await userEvent.click(screen.getByRole('button', { name: '2 more opened' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(5)
})

it('says of a link what it can and cannot tell', () => {
  expect(trackingWords(undefined)).toBe('')
  expect(trackingWords({ kind: 'tracked', recipients: 1 })).toBe('')
  expect(trackingWords({ kind: 'tracked', recipients: 3 })).toBe(' · one link for 3 recipients')
  expect(trackingWords({ kind: 'plain', why: 'offline' })).toBe(
    ', without tracking: the hub cannot be reached',
  )
  expect(trackingWords({ kind: 'plain', why: 'optOut' })).toBe(', without tracking: they opted out')
  expect(trackingWords({ kind: 'plain', why: 'refused' })).toBe(', without tracking')
})
