import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** One address that leads to another port when it is told to: what a company's load balancer or virtual IP does. */
export interface MovingAddress {
  port: number
  /** From now on it leads there; connections to the old place are cut. */
  moveTo(port: number): void
  close(): Promise<void>
}

/** Opens one on this machine. */
export async function openMovingAddress(to: number): Promise<MovingAddress> {
  const open = new Set<Socket>()
  let target = to
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const cut = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    moveTo(port) {
      target = port
      cut()
    },
    async close() {
      cut()
      await new Promise((done) => server.close(done))
    },
  }
}
