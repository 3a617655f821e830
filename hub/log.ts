import { pino, type DestinationStream, type Logger } from 'pino'
import type { Env } from './env'
import { scrubError, scrubLine, scrubText } from './log-scrub'

/** Never written, wherever they stand. */
const SECRET = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  'password',
  'token',
  'secret',
  'email',
  'address',
]
const HIDDEN = SECRET.flatMap((name) => {
  const below = name.startsWith('[') ? name : `.${name}`
  return [name, `*${below}`, `*.*${below}`]
})

/** The hub's log: one JSON object a line. Law: no addresses, no tokens, no bodies. */
export function makeLog(level: Env['LOG_LEVEL'], to: DestinationStream = pino.destination(1)): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: HIDDEN, censor: '<hidden>' },
      serializers: { err: scrubError, error: scrubError },
      hooks: {
        logMethod(args, method) {
          method.apply(
            this,
            args.map((arg) => (typeof arg === 'string' ? scrubText(arg) : arg)) as Parameters<typeof method>,
          )
        },
      },
    },
    { write: (line: string) => to.write(scrubLine(line)) },
  )
}
