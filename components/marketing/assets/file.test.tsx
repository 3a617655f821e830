import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connectedHub, ME } from '../../options/hub/test/hub-double'
import type { Role } from '../../../lib/contract/role'
import type { HouseDouble } from '../house-double'
import { MarketingPage } from '../MarketingPage'
import { makeAsset, makeHouse } from '../test/house-rows'
import { giveHeights, openHouse } from '../test/open-house'

const current = vi.hoisted(() => ({
  house: undefined as unknown as HouseDouble,
  connection: undefined as unknown,
}))
vi.mock('../../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) =>
    (name as string) === 'connectionGet' && current.connection
      ? Promise.resolve(current.connection)
      : current.house.ask(name, input),
}))

/** The worker's end of the port that was opened last. */
const worker = {
  said: [] as any[],
  answer: (_message: unknown) => {},
  closed: false,
}

beforeEach(() => {
  giveHeights()
  Object.assign(worker, { said: [], closed: false })
  current.house = makeHouse({ assets: [makeAsset('roi', { title: 'ROI sheet', url: undefined })] })
  current.connection = as('marketer')
  const connect = () => {
    const port = {
      postMessage: (message: unknown) => worker.said.push(message),
      disconnect: () => (worker.closed = true),
      onDisconnect: { addListener: () => undefined },
      onMessage: { addListener: (hear: (message: unknown) => void) => (worker.answer = hear) },
    }
    return port
  }
  vi.stubGlobal('chrome', { runtime: { connect } })
  URL.createObjectURL = () => 'blob:file'
  URL.revokeObjectURL = vi.fn()
})
afterEach(() => vi.unstubAllGlobals())

const as = (role: Role) => connectedHub({ me: { ...ME, member: { ...ME.member, role } } }).view
const pdf = (name = 'Price list 2026.pdf', size = 2_000_000) => {
  const file = new File(['%PDF-'], name)
  Object.defineProperty(file, 'size', { value: size })
  return file
}
const input = () => screen.findByLabelText('File of the asset')
const address = () => screen.getByRole('textbox', { name: 'Web address' })
const kept = (name: string) => ({
  kind: 'kept',
  file: { url: 'https://hub.example/f/abc', name, size: 2_000_000 },
})

it('sends a file by the worker, fills in its address and a title, and keeps what is typed meanwhile', async () => {
  const { user } = openHouse(<MarketingPage />, '#/assets/new')
  await user.upload(await input(), pdf())
  expect(worker.said).toEqual([{ kind: 'send', name: 'Price list 2026.pdf', url: 'blob:file' }])
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '2.0 MB')
  await user.type(screen.getByRole('textbox', { name: 'Owner' }), 'Mei')
  expect(screen.getByRole('button', { name: 'Add asset' })).toBeDisabled()
  worker.answer(kept('Price list 2026.pdf'))
  await waitFor(() => expect(address()).toHaveValue('https://hub.example/f/abc'))
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Price list 2026')
  expect(screen.getByRole('group', { name: 'File' })).toHaveTextContent('Save the asset to use it.')
  await user.click(screen.getByRole('button', { name: 'Add asset' }))
  await waitFor(() =>
    expect(current.house.state.assets.at(-1)).toMatchObject({
      url: 'https://hub.example/f/abc',
      owner: 'Mei',
    }),
  )
  expect(worker.closed).toBe(true)
  expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:file')
})

it('takes a dropped file and leaves a title that stands', async () => {
  openHouse(<MarketingPage />, '#/assets/roi')
  const box = (await input()).parentElement!
  fireEvent.drop(box, { dataTransfer: { files: [pdf()] } })
  worker.answer(kept('Price list 2026.pdf'))
  await waitFor(() => expect(address()).toHaveValue('https://hub.example/f/abc'))
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('ROI sheet')
  const file = screen.getByRole('group', { name: 'File' })
  expect(file).toHaveTextContent('Save the asset to use it.')
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(file).not.toHaveTextContent('Save the asset'))
})

it.each([
  ['tool.exe', 10, /Only PDF, pictures/],
  ['film.zip', 60 * 1_048_576, /has 60\.0 MB; 50 MB is the most/],
  ['none.pdf', 0, /is empty/],
])('says in words why %s of %i bytes is not sent', async (name, size, words) => {
  openHouse(<MarketingPage />, '#/assets/roi')
  fireEvent.change(await input(), { target: { files: [pdf(name, size)] } })
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(worker.said).toEqual([])
})

it('says what the hub refused, and sends the same file again', async () => {
  const { user } = openHouse(<MarketingPage />, '#/assets/roi')
  await user.upload(await input(), pdf())
  worker.answer({ kind: 'failed', message: 'The hub’s disk is full. Nothing was kept.' })
  expect(await screen.findByRole('alert')).toHaveTextContent('The hub’s disk is full.')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(worker.said).toHaveLength(2)
  expect(address()).toHaveValue('')
})

it('does not offer to send again what the hub will not have', async () => {
  const { user } = openHouse(<MarketingPage />, '#/assets/roi')
  await user.upload(await input(), pdf())
  worker.answer({ kind: 'failed', message: 'Only PDF, pictures can be kept.', isFinal: true })
  expect(await screen.findByRole('alert')).toHaveTextContent('Only PDF, pictures can be kept.')
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Choose a file' })).toBeEnabled()
})

it('names the file that it keeps once the asset is saved, and whenever it is opened', async () => {
  const url = 'https://hub.example/f/abc'
  current.house.state.files = { [url]: { name: 'Price list 2026.pdf', size: 2_000_000 } }
  const { user } = openHouse(<MarketingPage />, '#/assets/roi')
  await user.upload(await input(), pdf())
  worker.answer(kept('Price list 2026.pdf'))
  await waitFor(() => expect(address()).toHaveValue(url))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const field = await screen.findByRole('group', { name: 'File' })
  await waitFor(() => expect(field).toHaveTextContent(/The hub keeps Price list 2026\.pdf, 2\.0 MB\.$/))
  expect(screen.getByRole('button', { name: 'Choose another file' })).toBeInTheDocument()
  // Another address is no longer that file's.
  await user.type(address(), 'x')
  expect(field).not.toHaveTextContent('Price list')
})

it.each([
  ['Price list 2026.pdf', 'White paper'],
  ['Case_study Acme.pdf', 'Case study'],
  ['Deck.pptx', 'Slides'],
  ['Photo.png', 'Article'],
])('begins the type of a new asset by its file: %s is a %s', async (name, type) => {
  const { user } = openHouse(<MarketingPage />, '#/assets/new')
  await user.upload(await input(), pdf(name))
  worker.answer(kept(name))
  await waitFor(() => expect(address()).toHaveValue('https://hub.example/f/abc'))
  expect(screen.getByRole('combobox', { name: 'Type' })).toHaveTextContent(type)
})

it('leaves the type that the person chose, Article too, and that of an asset that stands', async () => {
  const { user } = openHouse(<MarketingPage />, '#/assets/new')
  await input()
  for (const name of ['Video', 'Article']) {
    await user.click(screen.getByRole('combobox', { name: 'Type' }))
    await user.click(await screen.findByRole('option', { name }))
  }
  await user.upload(await input(), pdf())
  worker.answer(kept('Price list 2026.pdf'))
  await waitFor(() => expect(address()).toHaveValue('https://hub.example/f/abc'))
  expect(screen.getByRole('combobox', { name: 'Type' })).toHaveTextContent('Article')
  cleanup()
  current.house.state.assets = [makeAsset('old', { title: 'Old', type: 'article', url: undefined })]
  openHouse(<MarketingPage />, '#/assets/old')
  await user.upload(await input(), pdf())
  worker.answer(kept('Price list 2026.pdf'))
  await waitFor(() => expect(address()).toHaveValue('https://hub.example/f/abc'))
  expect(screen.getByRole('combobox', { name: 'Type' })).toHaveTextContent('Article')
})

it('stops when it is cancelled, and when the form is left', async () => {
  const { user } = openHouse(<MarketingPage />, '#/assets/roi')
  await user.upload(await input(), pdf())
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(worker.closed).toBe(true)
  expect(await screen.findByRole('button', { name: 'Choose a file' })).toBeInTheDocument()
  expect(screen.queryByRole('alert')).toBeNull()
  worker.closed = false
  await user.upload(await input(), pdf())
  await user.click(screen.getByRole('link', { name: 'All assets' }))
  await waitFor(() => expect(worker.closed).toBe(true))
})

it.each([
  ['a local workspace', undefined],
  ['a session that has ended', { ...as('marketer'), state: 'signIn' }],
])('offers no file to %s', async (_who, connection) => {
  current.connection = connection
  openHouse(<MarketingPage />, '#/assets/roi')
  expect(await screen.findByRole('textbox', { name: 'Web address' })).toBeInTheDocument()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(screen.queryByRole('group', { name: 'File' })).toBeNull()
})
