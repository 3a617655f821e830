import ipaddr from 'ipaddr.js'

/**
 * Networks that open links in mail before a person does. Law: only ranges that their owner publishes as those of a
 * mail filter or crawler; the clouds at large stay out, because people browse through them as well.
 */
const NETWORKS = [
  // Exchange Online Protection: Microsoft 365 URLs and IP address ranges.
  '40.92.0.0/15', '40.107.0.0/16', '52.100.0.0/14', '104.47.0.0/17', '2a01:111:f400::/48', '2a01:111:f403::/48',
  // Proofpoint: its own network's mail filter.
  '67.231.144.0/20', '148.163.128.0/19', '205.220.160.0/19',
  // Mimecast, United States.
  '205.139.110.0/23', '207.211.30.0/23',
  // Barracuda Email Gateway Defense, United States.
  '209.222.80.0/21',
  // Google's crawlers, and the proxy of Gmail's pictures.
  '66.249.64.0/19', '66.102.0.0/20', '2001:4860:4801::/48',
].map((range) => ipaddr.parseCIDR(range)) // prettier-ignore

/** True where an address belongs to a network that checks mail. False for what is no address. */
export function isScannerNetwork(address: string | undefined): boolean {
  if (!address || !ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return NETWORKS.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits))
}
