// Asks addresses as strangers do: at times of their own, whether others were answered or not. A process of its own.
import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeRandom } from '../../../../lib/domain/random'
import { quantile } from '../../figures/spread'

export interface Arrivals {
  address: string
  /** Asked in turn. */
  paths: readonly string[]
  /** Of that request it begins. */
  first: number
  /** Requests a second; the times between them are exponential. */
  rate: number
  seconds: number
  headers: Record<string, string>
  /** Status every answer must have. */
  status: number
  seed: number
}

/** Times in ms from asking to the whole answer. */
export interface Answered {
  p50: number
  p99: number
  aSecond: number
}

process.on('message', (arrivals: Arrivals) => {
  ask(arrivals).then(
    (answered) => process.send?.(answered),
    (error: Error) => process.send?.({ error: error.message }),
  )
})

async function ask({
  address,
  paths,
  first,
  rate,
  seconds,
  headers,
  status,
  seed,
}: Arrivals): Promise<Answered> {
  const random = makeRandom(seed)
  const agent = new Agent({ keepAlive: true, maxSockets: 20 })
  const running: Promise<number>[] = []
  const started = performance.now()
  const count = Math.round(rate * seconds)
  let due = 0
  for (let index = 0; index < count; index++) {
    due += (-Math.log(1 - random()) * 1000) / rate
    const wait = due - (performance.now() - started)
    if (wait > 0) await sleep(wait)
    running.push(time(agent, address + paths[(first + index) % paths.length]!, headers, status))
  }
  const times = await Promise.all(running)
  const lasted = (performance.now() - started) / 1000
  agent.destroy()
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), aSecond: Math.round(count / lasted) }
}

function time(agent: Agent, url: string, headers: Record<string, string>, status: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = performance.now()
    const request = get(url, { agent, headers }, (response) => {
      response.resume()
      response.once('end', () =>
        response.statusCode === status
          ? resolve(performance.now() - asked)
          : reject(new Error(`${url} answered ${response.statusCode}.`)),
      )
    })
    request.once('error', reject)
  })
}
