import { request, type Agent } from 'node:http'

/** Sends one batch of events; answers when the hub has it. Throws where it does not take it. */
export function postBatch(agent: Agent, address: string, key: string, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-write-key': key, 'content-length': body.length }
    const sent = request(`${address}/v1/batch`, { agent, method: 'POST', headers }, (response) => {
      response.resume()
      response.once('end', () =>
        response.statusCode === 200
          ? resolve()
          : reject(new Error(`The hub answered ${response.statusCode}.`)),
      )
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
