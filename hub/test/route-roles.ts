/** Who may ask. */
type Who =
  /** Whoever comes, signed in or not. */
  | 'anybody'
  /** Only with a write key; a session is none. */
  | 'write key'
  /** Only from the machine itself, or with the token of METRICS_TOKEN. */
  | 'machine'
  | 'rep marketer admin'
  | 'marketer admin'
  | 'admin'

/** Every contract, once more and by hand: what stands in the contract is held against it. */
export const CONTRACT_ROLES: Record<string, Who> = {
  meGet: 'rep marketer admin',
  memberList: 'rep marketer admin',
  memberInvite: 'admin',
  memberRole: 'admin',
  memberRemove: 'admin',
  memberReset: 'admin',
  memberSessionList: 'admin',
  memberSessionEnd: 'admin',
  invitationList: 'admin',
  invitationRevoke: 'admin',
  sessionList: 'rep marketer admin',
  sessionEnd: 'rep marketer admin',
  sessionSignOut: 'rep marketer admin',
  webhookList: 'admin',
  webhookAdd: 'admin',
  webhookChange: 'admin',
  webhookRemove: 'admin',
  webhookRotate: 'admin',
  webhookTest: 'admin',
  deliveryList: 'admin',
  deliveryResend: 'admin',
  auditList: 'admin',
  linkMake: 'rep marketer admin',
  linkClose: 'rep marketer admin',
  linkList: 'rep marketer admin',
  sourceList: 'admin',
  sourceAdd: 'admin',
  sourceRevoke: 'admin',
  deadLetterList: 'admin',
  deadLetterReplay: 'admin',
  outboxPush: 'rep marketer admin',
  changesPull: 'rep marketer admin',
  playbookGet: 'rep marketer admin',
  leadLookUp: 'rep marketer admin',
  retentionGet: 'admin',
  retentionPut: 'admin',
  personExport: 'admin',
  personErase: 'admin',
  personAllow: 'admin',
  feedbackList: 'marketer admin',
  feedbackGet: 'rep marketer admin',
  disputeList: 'marketer admin',
  assetUseList: 'marketer admin',
  assetSends: 'marketer admin',
  definitionVerdicts: 'marketer admin',
  definitionTry: 'marketer admin',
  reportsRun: 'marketer admin',
  modelLearn: 'marketer admin',
  workspaceSummary: 'marketer admin',
  objectionList: 'marketer admin',
  requestList: 'marketer admin',
  leadSearch: 'rep marketer admin',
  leadMerge: 'marketer admin',
  leadUnmerge: 'marketer admin',
  leadHistory: 'marketer admin',
  importLeads: 'marketer admin',
  importAssets: 'marketer admin',
  workspaceExport: 'marketer admin',
  workspaceRestore: 'admin',
}

/** Every other address of the hub. A hash in a name is left out. */
export const OTHER_ROUTES: Record<string, Who> = {
  'GET /healthz': 'anybody',
  'GET /readyz': 'anybody',
  'GET /metrics': 'machine',
  'GET /docs': 'anybody',
  'GET /docs/start.js': 'anybody',
  'GET /docs/swagger-ui.css': 'anybody',
  'GET /docs/swagger-ui-bundle.js': 'anybody',
  'GET /openapi.json': 'anybody',
  'POST /v1/:call': 'write key',
  'POST /api/s/:call': 'write key',
  'POST /api/s/s2s/:call': 'write key',
  'GET /l/:token': 'anybody',
  'GET /l/:token/file': 'anybody',
  'GET /f/:id': 'anybody',
  'GET /f/:id/file': 'anybody',
  'POST /v/:token': 'anybody',
  'POST /v/:token/off': 'anybody',
  'GET /viewer/viewer.css': 'anybody',
  'GET /viewer/:name{viewer|page-clock|page-sheet}': 'anybody',
  'GET /viewer/:folder/:name': 'anybody',
  'POST /files': 'marketer admin',
  'GET /': 'anybody',
  'GET /hub.css': 'anybody',
  'GET /sign-in': 'anybody',
  'POST /sign-in': 'anybody',
  'GET /sign-in/sso': 'anybody',
  'GET /api/auth/callback/oidc': 'anybody',
  'POST /sign-out': 'anybody',
  'GET /first-admin': 'anybody',
  'POST /first-admin': 'anybody',
  'GET /invitation': 'anybody',
  'POST /invitation': 'anybody',
  'GET /new-password': 'anybody',
  'POST /new-password': 'anybody',
  'GET /welcome': 'rep marketer admin',
  'POST /workspace': 'rep marketer admin',
  'GET /sessions': 'rep marketer admin',
  'POST /sessions/end': 'rep marketer admin',
  // Signing in comes after it is known to be an extension that asks.
  'GET /extension/connect': 'anybody',
  'POST /extension/connect': 'anybody',
  'POST /extension/token': 'anybody',
  'GET /team.css': 'anybody',
  // Leads on to the members' page, which is the admin's.
  'GET /team': 'rep marketer admin',
  'GET /team/members': 'admin',
  'POST /team/members/invite': 'admin',
  'POST /team/members/revoke': 'admin',
  'GET /team/member': 'admin',
  'POST /team/member/role': 'admin',
  'POST /team/member/end': 'admin',
  'POST /team/member/reset': 'admin',
  'POST /team/member/remove': 'admin',
  'GET /team/sources': 'admin',
  'POST /team/sources/add': 'admin',
  'POST /team/sources/revoke': 'admin',
  'GET /team/dead-letters': 'admin',
  'POST /team/dead-letters/replay': 'admin',
  'GET /team/webhooks': 'admin',
  'POST /team/webhooks/add': 'admin',
  'GET /team/webhook': 'admin',
  'POST /team/webhook/change': 'admin',
  'POST /team/webhook/switch': 'admin',
  'POST /team/webhook/test': 'admin',
  'POST /team/webhook/rotate': 'admin',
  'POST /team/webhook/remove': 'admin',
  'POST /team/webhook/resend': 'admin',
  'GET /team/privacy': 'admin',
  'POST /team/privacy/retention': 'admin',
  'POST /team/privacy/export': 'admin',
  'POST /team/privacy/erase': 'admin',
  'POST /team/privacy/allow': 'admin',
  'GET /team/audit': 'admin',
}

/** What a caller hears. */
export type Heard = 'allowed' | 'signedOut' | 'notAllowed' | 'badWriteKey'

/** What each of the four callers is to hear. */
export function heardBy(who: Who, caller: 'nobody' | 'rep' | 'marketer' | 'admin'): Heard {
  if (who === 'anybody') return 'allowed'
  if (who === 'write key') return 'badWriteKey'
  if (who === 'machine') return 'notAllowed'
  if (caller === 'nobody') return 'signedOut'
  return who.split(' ').includes(caller) ? 'allowed' : 'notAllowed'
}
