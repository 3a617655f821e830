import ipaddr from 'ipaddr.js'

/** One network that the settings allow although it is not public. */
export type Network = ReturnType<typeof ipaddr.parseCIDR>
type Address = ReturnType<typeof ipaddr.parse>

/** Reads `10.0.0.0/8,fd00::/8`. Throws where one is not a network. */
export function parseNetworks(text: string | undefined): Network[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ipaddr.parseCIDR(part))
}

/** Public by the registries, yet a cloud's own inside: the address where Azure answers its machines. */
const INSIDE = [ipaddr.parseCIDR('168.63.129.16/32')]
/** All that is routed on the IPv6 internet; the rest is reserved, translated or local. */
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3')

/**
 * True where a webhook may connect to the address: it is public (not private, loopback, link-local, metadata,
 * translated or reserved, also when written as IPv6), or in a network that the settings allow.
 */
export function mayReach(text: string, allowed: readonly Network[]): boolean {
  if (!ipaddr.isValid(text)) return false
  // An IPv4 address in IPv6 clothes is judged as what it is.
  const address = ipaddr.process(text)
  return isIn(address, allowed) || isPublic(address)
}

/** True where the settings name the address’s network. */
export function isAllowed(text: string, allowed: readonly Network[]): boolean {
  return ipaddr.isValid(text) && isIn(ipaddr.process(text), allowed)
}

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast' || isIn(address, INSIDE)) return false
  return address.kind() === 'ipv4' || isIn(address, [GLOBAL_V6])
}

function isIn(address: Address, networks: readonly Network[]): boolean {
  return networks.some(
    ([network, bits]) => network.kind() === address.kind() && address.match([network, bits] as never),
  )
}
