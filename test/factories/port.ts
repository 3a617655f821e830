/** One end of a port, with what the other end says and does. */
export function aPort(name: string, page = 'options.html') {
  const hearers = new Set<(message: unknown) => void>()
  const leavers = new Set<() => void>()
  const posted: any[] = []
  let closed = false
  const port = {
    name,
    sender: { id: 'me', url: `chrome-extension://me/${page}` },
    postMessage: (message: unknown) => posted.push(structuredClone(message)),
    disconnect: () => void (closed = true),
    onMessage: { addListener: (hear: (message: unknown) => void) => void hearers.add(hear) },
    onDisconnect: { addListener: (leave: () => void) => void leavers.add(leave) },
  } as unknown as chrome.runtime.Port
  return {
    port,
    posted,
    say: (message: unknown) => hearers.forEach((hear) => hear(message)),
    leave: () => leavers.forEach((leave) => leave()),
    isClosed: () => closed,
  }
}
