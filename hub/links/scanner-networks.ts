import ipaddr from 'ipaddr.js'

/**
 * Networks that open links in mail before a person does, or that crawl. Law: only ranges that their owner publishes, with
 * the place; the clouds at large stay out, because people browse through them as well. Where a filter's owner publishes
 * none, its openings are told by the other rules.
 */
const NETWORKS = [
  // Exchange Online Protection, *.protection.outlook.com: ids 9 and 10 in "Microsoft 365 URLs and IP address ranges",
  // https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges
  '40.92.0.0/15', '40.107.0.0/16', '52.100.0.0/14', '52.238.78.88/32', '104.47.0.0/17', '2a01:111:f400::/48',
  '2a01:111:f403::/48',
  // Googlebot, without its ranges inside of Google Cloud: https://developers.google.com/search/apis/ipranges/googlebot.json
  '66.249.64.0/23', '66.249.66.0/24', '66.249.67.0/26', '66.249.67.64/27', '66.249.68.0/22', '66.249.72.0/22',
  '66.249.76.0/23', '66.249.78.0/24', '66.249.79.0/26', '66.249.79.64/27', '66.249.79.128/25', '192.178.4.0/24',
  '192.178.5.0/27', '192.178.6.0/23', '2001:4860:4801:10::/60', '2001:4860:4801:20::/59', '2001:4860:4801:40::/61',
  '2001:4860:4801:50::/61', '2001:4860:4801:60::/59', '2001:4860:4801:80::/61', '2001:4860:4801:90::/61',
  '2001:4860:4801:a0::/61', '2001:4860:4801:b0::/62',
].map((range) => ipaddr.parseCIDR(range)) // prettier-ignore

/** True where an address belongs to a network that checks mail. False for what is no address. */
export function isScannerNetwork(address: string | undefined): boolean {
  if (!address || !ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return NETWORKS.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits))
}
