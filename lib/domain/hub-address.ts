import type { Entry } from './own-entry'

/** Hosts that may be spoken to without TLS: nothing leaves this machine. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * The address of a hub as it is kept: https, or http on this machine; without a slash at the end. https where nothing
 * is said. What is wrong comes in words.
 */
export function readHubAddress(text: string): Entry {
  const typed = text.trim()
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`
  const url = URL.canParse(whole) ? new URL(whole) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || /[*\s]/.test(url.hostname))
    return { problem: `“${typed}” is not the address of a hub. Ask your admin for it.` }
  if (url.protocol === 'http:' && !LOOPBACK.includes(url.hostname))
    return { problem: 'A hub must be reached over https. Ask your admin for its address.' }
  return { value: url.origin + url.pathname.replace(/\/+$/, '') }
}

/** The origin that the browser must allow for a hub. A permission knows no ports. */
export function hubPermission(address: string): string {
  const { protocol, hostname } = new URL(address)
  return `${protocol}//${hostname}`
}
