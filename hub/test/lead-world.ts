import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Lead } from '../../lib/domain/lead'
import type { View } from '../../lib/domain/view'
import { inTransaction } from '../db/transaction'
import { putNoun } from '../repos/noun'
import {
  NOW,
  outcomes,
  push,
  sampleAsset,
  sampleDispute,
  sampleFeedback,
  sampleObjection,
  sampleRequest,
  sampleSend,
} from './sample-acts'
import { startTestHub, type TestHub, type TestMember } from './test-hub'

/** A workspace with a member of every role, two of them reps, and a lead that the first rep added. */
export interface LeadWorld {
  hub: TestHub
  workspaceId: string
  rep: TestMember
  other: TestMember
  marketer: TestMember
  admin: TestMember
  lead: Lead
}

/** Makes one at `NOW`. */
export async function makeLeadWorld(hub: TestHub, lead: Lead): Promise<LeadWorld> {
  hub.setNow(NOW)
  const workspaceId = await hub.addWorkspace()
  const rep = await hub.addMember(workspaceId, 'rep', 'Ray')
  const other = await hub.addMember(workspaceId, 'rep', 'Olga')
  const marketer = await hub.addMember(workspaceId, 'marketer', 'Mara')
  const admin = await hub.addMember(workspaceId, 'admin', 'Ada')
  await mustPush(hub, rep, { op: 'leadAdd', lead })
  return { hub, workspaceId, rep, other, marketer, admin, lead }
}

/** Gives every test of the file a world of its own, all of them on one hub. */
export function inLeadWorlds(lead: Lead, give: (world: LeadWorld) => void): void {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())
  beforeEach(async () => give(await makeLeadWorld(hub, lead)))
}

/** The marketer puts an asset, and the rep says and sends one of everything about the lead; answers what it was. */
export async function sayEverything({
  hub,
  rep,
  marketer,
  lead,
}: Pick<LeadWorld, 'hub' | 'rep' | 'marketer' | 'lead'>) {
  const asset = sampleAsset()
  const feedback = sampleFeedback(lead.id)
  const dispute = sampleDispute(lead.id)
  const send = sampleSend(lead.id, asset.id)
  const objection = sampleObjection(lead.id)
  const request = sampleRequest(lead.id)
  await mustPush(hub, marketer, { op: 'assetPut', asset })
  await mustPush(
    hub,
    rep,
    { op: 'feedbackAdd', feedback },
    { op: 'disputePut', dispute },
    { op: 'sendAdd', send },
    { op: 'objectionAdd', objection },
    { op: 'requestAdd', request },
  )
  return { asset, feedback, dispute, send, objection, request }
}

/** A person opened what the rep had sent to the lead; answers the view. */
export async function addView(
  { hub, workspaceId, rep, lead }: Pick<LeadWorld, 'hub' | 'workspaceId' | 'rep' | 'lead'>,
  assetId: string,
): Promise<View> {
  const leadId = lead.id
  const view: View = { id: 'v', linkId: 'l', leadId, assetId, at: NOW, grade: 'human', why: 'click' }
  const row = { workspaceId, id: view.id, leadId, memberId: rep.memberId, at: NOW, body: view }
  await inTransaction(hub.db, (tx) => putNoun(tx, 'view', row))
  return view
}

/** What a test stands on must be there. Throws where any of it was refused. */
async function mustPush(
  hub: TestHub,
  { token }: TestMember,
  ...acts: Parameters<typeof push>[2][]
): Promise<void> {
  const came = outcomes(await push(hub, token, ...acts))
  if (came.some((outcome) => outcome !== 'applied')) throw new Error(`The world was refused: ${came.join()}`)
}
