// The hub as a process of its own; says its address in a line of JSON.
import { readEnv } from '../../../../hub/env'
import { startHub } from '../../../../hub/start-hub'

const running = await startHub(readEnv(process.env))
console.log(JSON.stringify({ address: running.address }))
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
