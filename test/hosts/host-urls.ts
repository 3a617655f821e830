import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** What a host's URLs say by themselves: `test/fixtures/hosts/<host>/urls.json`. */
const HostUrls = z.strictObject({
  /** The host's own; where it is self-hosted (`marks`), anybody's by the URL alone. */
  mine: z
    .array(
      z.strictObject({
        url: z.url(),
        /** A message or record is open. */
        open: z.boolean().default(false),
        record: z.strictObject({ object: z.string(), id: z.string(), url: z.url().optional() }).optional(),
        thread: z.string().optional(),
      }),
    )
    .min(2),
  /** Look-alikes. */
  notMine: z.array(z.url()).default([]),
  /** A head by which a self-hosted page is known. */
  head: z.string().optional(),
})
export type HostUrls = z.infer<typeof HostUrls>

const FOLDER = path.resolve(import.meta.dirname, '../fixtures/hosts')

/** The URLs of a host. */
export function readHostUrls(host: string, from = FOLDER): HostUrls {
  return HostUrls.parse(JSON.parse(fs.readFileSync(path.join(from, host, 'urls.json'), 'utf8')))
}
