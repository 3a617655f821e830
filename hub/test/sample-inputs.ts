import { NOW, RULE, rowOf, sampleAsset, sampleFeedback, sampleLead, sampleObjection } from './sample-acts'

/** Ids that browsers make: the tests give the same ones to the rows of two workspaces. */
export const SAME = {
  lead: 'lead-1',
  otherLead: 'lead-2',
  asset: 'asset-1',
  send: 'send-1',
  feedback: 'feedback-1',
  objection: 'objection-1',
  request: 'request-1',
  deadLetter: 'dead-letter-1',
  delivery: 'delivery-1',
  address: 'ann@lead.example',
} as const

/** Ids that the hub makes, of the workspace that must not be reached. */
export interface ForeignIds {
  member: string
  memberEmail: string
  session: string
  invitation: string
  source: string
  webhook: string
  link: string
}

/**
 * What each contract is asked, by its name, with the ids of another workspace. A new contract needs a line here: name
 * as many ids of rows as it takes, those of `SAME` and, for rows whose id the hub makes, those of `theirs`.
 */
export const SAMPLE_INPUTS: Record<string, (theirs: ForeignIds) => object> = {
  meGet: () => ({}),
  memberList: () => ({}),
  memberInvite: (theirs) => ({ email: theirs.memberEmail, role: 'rep' }),
  memberRole: (theirs) => ({ memberId: theirs.member, role: 'marketer' }),
  memberRemove: (theirs) => ({ memberId: theirs.member }),
  memberReset: (theirs) => ({ memberId: theirs.member }),
  memberSessionList: (theirs) => ({ memberId: theirs.member }),
  memberSessionEnd: (theirs) => ({ memberId: theirs.member, sessionId: theirs.session }),
  invitationList: () => ({}),
  invitationRevoke: (theirs) => ({ invitationId: theirs.invitation }),
  sessionList: () => ({}),
  sessionEnd: (theirs) => ({ sessionId: theirs.session }),
  sessionSignOut: () => ({}),
  webhookList: () => ({}),
  webhookAdd: () => ({
    name: 'New',
    url: 'https://8.8.8.8/new',
    events: ['feedback.added'],
    recipe: 'standard',
  }),
  webhookChange: (theirs) => ({ id: theirs.webhook, name: 'Changed', on: false }),
  webhookRemove: (theirs) => ({ id: theirs.webhook }),
  webhookRotate: (theirs) => ({ id: theirs.webhook }),
  webhookTest: (theirs) => ({ id: theirs.webhook }),
  deliveryList: (theirs) => ({ webhookId: theirs.webhook }),
  deliveryResend: () => ({ id: SAME.delivery }),
  auditList: () => ({}),
  linkMake: () => ({ assetId: SAME.asset, leadId: SAME.lead, sendId: SAME.send }),
  linkClose: (theirs) => ({ linkId: theirs.link }),
  linkList: () => ({ leadId: SAME.lead, sendId: SAME.send }),
  sourceList: () => ({}),
  sourceAdd: () => ({ name: 'New', kind: 'segment' }),
  sourceRevoke: (theirs) => ({ sourceId: theirs.source }),
  deadLetterList: () => ({}),
  deadLetterReplay: () => ({ id: SAME.deadLetter }),
  outboxPush: () => ({
    rows: [
      rowOf({
        op: 'leadAdd',
        lead: sampleLead({ id: SAME.lead, name: 'Written over', emails: [SAME.address] }),
      }),
      rowOf({ op: 'assetPut', asset: sampleAsset({ id: SAME.asset, title: 'Written over' }) }),
      rowOf({
        op: 'feedbackAdd',
        feedback: sampleFeedback(SAME.lead, { id: SAME.feedback, note: 'Written over' }),
      }),
      rowOf({ op: 'feedbackSeen', feedbackId: SAME.feedback }),
      rowOf({
        op: 'feedbackAnswer',
        feedbackId: SAME.feedback,
        answer: { kind: 'stays', note: 'Written over' },
      }),
      rowOf({ op: 'feedbackUndo', feedbackId: SAME.feedback }),
      rowOf({ op: 'objectionAdd', objection: { ...sampleObjection(SAME.lead), id: SAME.objection } }),
      rowOf({ op: 'objectionAnswer', objectionId: SAME.objection, assetId: SAME.asset }),
      rowOf({ op: 'requestVote', requestId: SAME.request, leadId: SAME.lead }),
      rowOf({ op: 'requestAnswer', requestId: SAME.request, kind: 'declined', note: 'Written over' }),
      rowOf({ op: 'disputeRemove', leadId: SAME.lead }),
      rowOf({ op: 'sendJudged', sendId: SAME.send, moved: true }),
      rowOf({ op: 'handoffPut', stage: 'purchase' }),
    ],
  }),
  changesPull: () => ({ since: 0, leads: [{ id: SAME.lead, updatedAt: 0 }] }),
  playbookGet: () => ({}),
  leadLookUp: () => ({
    emails: [SAME.address],
    records: [{ system: 'crm', object: 'lead', id: '1' }],
    ids: [SAME.lead],
  }),
  leadSearch: () => ({ text: 'Ann' }),
  retentionGet: () => ({}),
  retentionPut: () => ({ rules: [{ subject: 'touchpoint', days: 1 }] }),
  personExport: () => ({ person: { address: SAME.address } }),
  personErase: () => ({ person: { leadId: SAME.lead } }),
  personAllow: () => ({ address: SAME.address }),
  personKeepOut: () => ({ address: SAME.address }),
  personReceiptList: () => ({ person: { address: SAME.address } }),
  personReceiptCheck: () => ({
    receipt: { of: SAME.address, at: NOW, before: {}, after: {}, suppressed: 1, signature: 'a'.repeat(64) },
  }),
  retentionCount: () => ({ rules: [{ subject: 'touchpoint', days: 1 }] }),
  feedbackList: () => ({}),
  feedbackGet: () => ({ feedbackId: SAME.feedback }),
  disputeList: () => ({}),
  assetUseList: () => ({}),
  assetSends: () => ({ assetId: SAME.asset }),
  definitionVerdicts: () => ({}),
  definitionTry: () => ({ rule: RULE }),
  reportsRun: () => ({}),
  modelLearn: () => ({ horizonDays: 90 }),
  workspaceSummary: () => ({ touchpoints: true }),
  objectionList: () => ({}),
  requestList: () => ({}),
  leadMerge: () => ({ fromId: SAME.lead, intoId: SAME.otherLead, why: 'One person' }),
  leadUnmerge: () => ({ leadId: SAME.lead }),
  leadHistory: () => ({ leadId: SAME.lead }),
  workspaceExport: () => ({}),
  workspaceRestore: () => ({
    lines: [
      {
        noun: 'lead',
        row: sampleLead({ id: SAME.lead, name: 'Written over', emails: [SAME.address] }),
      },
      { noun: 'feedback', row: sampleFeedback(SAME.lead, { id: SAME.feedback, note: 'Written over' }) },
      { noun: 'asset', row: sampleAsset({ id: SAME.asset, title: 'Written over' }) },
      { noun: 'handoff', row: 'purchase' },
    ],
  }),
  importLeads: () => ({
    leads: [
      {
        draft: { name: 'Written over', emails: [SAME.address], crm: [], anchors: [] },
        about: 'lead',
        adds: true,
        touchpoints: [['crm:1', 'page.viewed', NOW, 'marketing', 'crm', 'Written over']],
      },
    ],
  }),
  importAssets: () => {
    const {
      id: _,
      createdAt: __,
      updatedAt: ___,
      ...entry
    } = sampleAsset({ title: 'Written over', sourceId: 'cms:1' })
    return { assets: [entry] }
  },
}
