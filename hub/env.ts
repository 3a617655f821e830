import { z } from 'zod'

const flag = z.enum(['true', 'false'], 'neither true nor false').transform((text) => text === 'true')
const cidr = z.union([z.cidrv4(), z.cidrv6()])
const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: 'not a number' })
    .int('not a whole number')
    .min(min, `less than ${min}`)
    .max(max, `more than ${max}`)
const secret = (letters: number) => z.string().min(letters, `shorter than ${letters} letters`)
/** An address with nothing behind its host: everything the hub serves stands at the top. */
const origin = z.url({ protocol: /^https?$/, error: 'not an http or https address' }).refine((text) => {
  const { pathname, search, hash, username } = new URL(text)
  return pathname === '/' && search + hash + username === ''
}, 'has something behind the host name')
const postgres = z.url({ protocol: /^postgres(ql)?$/, error: 'not an address that begins with postgres://' })

/** Every setting of the hub: its name in the environment, its shape and what it is for. The help is made from this. */
export const SETTINGS = {
  HUB_PORT: { shape: whole(0, 65_535).default(4180), about: 'The port to listen on; 0 takes a free one.' },
  HUB_HOST: { shape: z.string().default('127.0.0.1'), about: 'The address to listen on; 0.0.0.0 for all.' },
  HUB_URL: {
    shape: origin.optional(),
    about: 'The address that people and links use, such as https://hub.acme.com. Needed behind a proxy.',
  },
  HUB_DATA: {
    shape: z.string().default('.cache/hub'),
    about: 'The folder of the embedded database and of the secret, where neither is set.',
  },
  HUB_SECRET: {
    shape: secret(32).optional(),
    about:
      'Signs sessions and encrypts stored secrets: 32 letters or more. Made and kept in HUB_DATA where absent.',
  },
  DATABASE_URL: {
    shape: postgres.optional(),
    about: 'A PostgreSQL 15 or later. Without it an embedded PostgreSQL 18 is started.',
  },
  DATABASE_REPLICA_URL: {
    shape: postgres.optional(),
    about: 'A replica of it that reports are read from.',
  },
  DATABASE_POOL: {
    shape: whole(1, 500).default(10),
    about: 'Connections to the database at most.',
  },
  LINK_URL: {
    shape: origin.optional(),
    about: 'The address that tracked links start with, where it is a domain of their own.',
  },
  TRUST_PROXY: {
    shape: flag.default(false),
    about: 'true: the hub stands behind a proxy that sets X-Forwarded-For; its last entry is believed.',
  },
  LOG_LEVEL: {
    shape: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], 'none of debug, info, warn, error, silent')
      .default('info'),
    about: 'How much is logged.',
  },
  METRICS_TOKEN: {
    shape: secret(16).optional(),
    about:
      'With it, /metrics wants it as a bearer token; without it, /metrics answers the loopback address only.',
  },
  OIDC_ISSUER: {
    shape: z.url({ protocol: /^https?$/, error: 'not an http or https address' }).optional(),
    about: 'Single sign-on: the issuer’s address. Needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.',
  },
  OIDC_CLIENT_ID: { shape: z.string().min(1).optional(), about: 'Single sign-on: the client’s id.' },
  OIDC_CLIENT_SECRET: { shape: z.string().min(1).optional(), about: 'Single sign-on: the client’s secret.' },
  EXTENSION_IDS: {
    shape: z
      .string()
      .regex(/^[a-p]{32}(,[a-p]{32})*$/, 'not a list of ids of 32 letters from a to p')
      .optional(),
    about: 'Ids of the extensions that may sign in, with commas; the product’s own where absent.',
  },
  HUB_WEBHOOK_ALLOW: {
    shape: z
      .string()
      .refine((text) => text.split(',').every((part) => cidr.safeParse(part.trim()).success), {
        message: 'not a list of networks',
      })
      .optional(),
    about:
      'Networks that webhooks may reach although they are not public, with commas: 10.1.0.0/16. None where absent.',
  },
} satisfies Record<string, { shape: z.ZodType; about: string }>

type Settings = typeof SETTINGS
export type Env = { [Name in keyof Settings]: z.output<Settings[Name]['shape']> }

/** A setting that cannot be used: the message names each and says what it may be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/** Reads all settings. Empty ones count as absent. Throws a `SettingsError` that names every wrong one. */
export function readEnv(from: Record<string, string | undefined>): Env {
  const problems: string[] = []
  const entries = Object.entries(SETTINGS).map(([name, { shape, about }]) => {
    const parsed = (shape as z.ZodType).safeParse(from[name] || undefined)
    if (!parsed.success) problems.push(`${name}: ${parsed.error.issues[0]?.message}. ${about}`)
    return [name, parsed.data]
  })
  const env = Object.fromEntries(entries) as Env
  const oidc = [env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET].filter(Boolean).length
  if (oidc !== 0 && oidc !== 3)
    problems.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: set all three, or none.')
  if (problems.length) throw new SettingsError(problems.join('\n'))
  return env
}
