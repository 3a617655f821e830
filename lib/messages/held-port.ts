/** A port whose messages wait until somebody listens. */
export interface HeldPort {
  port: chrome.runtime.Port
  /** Closes it, and tells whoever listens, as if the other side had gone. */
  close(): void
}

/**
 * Listens to a port in the turn in which it came, so that nothing that is said on it is lost while its home is being
 * made ready; whoever listens later hears everything from the beginning.
 */
export function holdPort(port: chrome.runtime.Port): HeldPort {
  const said: unknown[] = []
  const hearers = new Set<(message: unknown, port: chrome.runtime.Port) => void>()
  const leavers = new Set<(port: chrome.runtime.Port) => void>()
  let isGone = false

  port.onMessage.addListener((message: unknown) => {
    if (hearers.size === 0) said.push(message)
    else hearers.forEach((hear) => hear(message, port))
  })
  const end = () => {
    if (isGone) return
    isGone = true
    leavers.forEach((leave) => leave(held))
  }
  port.onDisconnect.addListener(end)

  const held = {
    name: port.name,
    sender: port.sender,
    postMessage: (message: unknown) => port.postMessage(message),
    disconnect: () => port.disconnect(),
    onMessage: {
      addListener(hear: (message: unknown, port: chrome.runtime.Port) => void) {
        hearers.add(hear)
        said.splice(0).forEach((message) => hear(message, held))
      },
    },
    onDisconnect: {
      addListener(leave: (port: chrome.runtime.Port) => void) {
        leavers.add(leave)
        if (isGone) leave(held)
      },
    },
  } as unknown as chrome.runtime.Port

  return {
    port: held,
    close() {
      if (isGone) return
      port.disconnect()
      end()
    },
  }
}
