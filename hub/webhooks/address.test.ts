import { expect, it } from 'vitest'
import { mayReach, parseNetworks } from './address'
import { checkTarget, parseTarget } from './target'

const INSIDE = [
  '127.0.0.1',
  '127.9.9.9',
  '10.0.0.5',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '168.63.129.16',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '198.18.0.1',
  '192.0.2.1',
  '::1',
  '::',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:0:127.0.0.1',
  'fe80::1',
  'fc00::1',
  'fd00:ec2::254',
  'fec0::1',
  'ff02::1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::7f00:1',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  '2001:db8::1',
  'no address',
]

it.each(INSIDE)('does not let a webhook reach %s', (address) => {
  expect(mayReach(address, [])).toBe(false)
})

it.each(['93.184.215.14', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('lets it reach %s', (address) => {
  expect(mayReach(address, [])).toBe(true)
})

it('lets it reach a network that the settings name, and no other', () => {
  const allowed = parseNetworks('10.1.0.0/16, fd12::/16')
  expect(mayReach('10.1.2.3', allowed)).toBe(true)
  expect(mayReach('::ffff:10.1.2.3', allowed)).toBe(true)
  expect(mayReach('fd12::9', allowed)).toBe(true)
  expect(mayReach('10.2.0.1', allowed)).toBe(false)
})

const publicName = async () => [{ address: '93.184.215.14', family: 4 }]

it.each([
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::1]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://１２７.0.0.1/',
])('refuses %s, however it is written', async (text) => {
  await expect(checkTarget(parseTarget(text), [], publicName)).rejects.toThrow('private network')
})

it('refuses a name where only one of its addresses is private', async () => {
  const mixed = async () => [...(await publicName()), { address: '10.0.0.1', family: 4 }]
  await expect(checkTarget(new URL('https://hook.example/'), [], mixed)).rejects.toThrow('private network')
})

it('wants https outside the allowed networks', async () => {
  await expect(checkTarget(new URL('http://hook.example/'), [], publicName)).rejects.toThrow('https://')
  expect(await checkTarget(new URL('https://hook.example/'), [], publicName)).toHaveLength(1)
})

it.each(['ftp://hook.example/', 'javascript:alert(1)', 'nothing', 'https://ann:pw@hook.example/'])(
  'refuses %s as an address',
  (text) => {
    expect(() => parseTarget(text)).toThrow(/address/)
  },
)
