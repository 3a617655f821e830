import { Hono } from 'hono'
import { fileAdd, type AddedFile } from '../../lib/contract/file-add'
import { MAX_FILE } from '../../lib/domain/library-file'
import type { AppEnv } from '../app-env'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import type { Hub, Member } from '../hub'
import { linkBase } from '../links/link-address'
import { makeLinkToken } from '../links/link-token'
import { addChunk, addFile, type StoredFile } from '../repos/file'
import { cleanName, sniffKind } from './file-kind'
import { spoolBody, type Spool } from './file-spool'

/** `POST /files?name=`: a marketer puts a file into the library; what is answered as `url` becomes an asset's address. */
export function fileUploadRoutes(hub: Hub): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post(fileAdd.path, async (context) => {
    const { raw } = context.req
    const { workspaceId } = await admitMarketer(hub, raw)
    // A form of another site cannot say this without asking first.
    if (context.req.header('content-type') !== 'application/octet-stream')
      throw new Refusal('unsupportedType', 'Send the bytes of the file as application/octet-stream.')
    if (Number(context.req.header('content-length') ?? 0) > MAX_FILE)
      throw new Refusal('tooLarge', 'A file may have 50 MB.')
    const spool = await spoolBody(raw.body, AbortSignal.any([hub.signal, raw.signal]))
    try {
      const file = await keep(hub, workspaceId, context.req.query('name') ?? '', spool)
      const { name, type, size } = file
      const added: AddedFile = { url: `${linkBase(hub)}/f/${file.id}`, name, type, size }
      return context.json(added)
    } finally {
      await spool.remove()
    }
  })
  return app
}

async function admitMarketer(hub: Hub, request: Request): Promise<Member> {
  const member = await hub.authenticate(request)
  if (!member) throw new Refusal('signedOut', 'Sign in to the hub again.')
  if (!fileAdd.roles.includes(member.role))
    throw new Refusal('notAllowed', `Files are marketing’s; you are a ${member.role}.`)
  return member
}

async function keep(hub: Hub, workspaceId: string, name: string, spool: Spool): Promise<StoredFile> {
  const kind = sniffKind(spool.head, name)
  if (!kind)
    throw new Refusal('unsupportedType', 'Only PDF, pictures, office documents and ZIP files can be kept.')
  const { size, sha256 } = spool
  const { text: id } = makeLinkToken(workspaceId)
  const file = { id, name: cleanName(name, kind), type: kind.type, size, sha256 }
  await inTransaction(hub.db, async (tx) => {
    await addFile(tx, workspaceId, file, hub.now())
    let n = 0
    for await (const bytes of spool.chunks()) await addChunk(tx, workspaceId, { fileId: id, n: n++, bytes })
  })
  return file
}
