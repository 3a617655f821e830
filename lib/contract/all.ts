import type { Contract } from './contract'
import { meGet } from './me-get'
import { leadSearch } from './lead-search'
import { leadLookUp } from './lead-look-up'
import { playbookGet } from './playbook-get'
import { changesPull } from './changes-pull'
import { outboxPush } from './outbox-push'
import { memberList } from './member-list'
import { memberInvite } from './member-invite'
import { memberRole } from './member-role'
import { memberRemove } from './member-remove'
import { memberReset } from './member-reset'
import { memberSessionList } from './member-session-list'
import { memberSessionEnd } from './member-session-end'
import { invitationList } from './invitation-list'
import { invitationRevoke } from './invitation-revoke'
import { sessionList } from './session-list'
import { sessionEnd } from './session-end'
import { sessionSignOut } from './session-sign-out'
import { webhookList } from './webhook-list'
import { webhookAdd } from './webhook-add'
import { webhookChange } from './webhook-change'
import { webhookRemove } from './webhook-remove'
import { webhookRotate } from './webhook-rotate'
import { webhookTest } from './webhook-test'
import { deliveryList } from './delivery-list'
import { deliveryResend } from './delivery-resend'
import { auditList } from './audit-list'
import { linkMake } from './link-make'
import { linkClose } from './link-close'
import { linkList } from './link-list'
import { sourceList } from './source-list'
import { sourceAdd } from './source-add'
import { sourceRevoke } from './source-revoke'
import { deadLetterList } from './dead-letter-list'
import { deadLetterReplay } from './dead-letter-replay'
import { retentionGet } from './retention-get'
import { retentionPut } from './retention-put'
import { personExport } from './person-export'
import { personErase } from './person-erase'
import { personAllow } from './person-allow'
import { personKeepOut } from './person-keep-out'
import { personReceiptList } from './person-receipt-list'
import { personReceiptCheck } from './person-receipt-check'
import { retentionCount } from './retention-count'
import { feedbackList } from './feedback-list'
import { feedbackGet } from './feedback-get'
import { disputeList } from './dispute-list'
import { assetUseList } from './asset-use-list'
import { assetSends } from './asset-sends'
import { definitionVerdicts } from './definition-verdicts'
import { definitionTry } from './definition-try'
import { reportsRun } from './reports-run'
import { modelLearn } from './model-learn'
import { workspaceSummary } from './workspace-summary'
import { objectionList } from './objection-list'
import { requestList } from './request-list'
import { leadMerge } from './lead-merge'
import { leadUnmerge } from './lead-unmerge'
import { leadHistory } from './lead-history'
import { importLeads } from './import-leads'
import { importAssets } from './import-assets'
import { workspaceExport } from './workspace-export'
import { workspaceRestore } from './workspace-restore'

/** Every route between extension and hub; a new one is one file and one line. */
export const CONTRACTS: readonly Contract[] = [
  meGet,
  memberList,
  memberInvite,
  memberRole,
  memberRemove,
  memberReset,
  memberSessionList,
  memberSessionEnd,
  invitationList,
  invitationRevoke,
  sessionList,
  sessionEnd,
  sessionSignOut,
  webhookList,
  webhookAdd,
  webhookChange,
  webhookRemove,
  webhookRotate,
  webhookTest,
  deliveryList,
  deliveryResend,
  auditList,
  linkMake,
  linkClose,
  linkList,
  sourceList,
  sourceAdd,
  sourceRevoke,
  deadLetterList,
  deadLetterReplay,
  outboxPush,
  changesPull,
  playbookGet,
  leadLookUp,
  retentionGet,
  retentionPut,
  personExport,
  personErase,
  personAllow,
  personKeepOut,
  personReceiptList,
  personReceiptCheck,
  retentionCount,
  feedbackList,
  feedbackGet,
  disputeList,
  assetUseList,
  assetSends,
  definitionVerdicts,
  definitionTry,
  reportsRun,
  modelLearn,
  workspaceSummary,
  objectionList,
  requestList,
  leadMerge,
  leadUnmerge,
  leadHistory,
  importLeads,
  importAssets,
  leadSearch,
  workspaceExport,
  workspaceRestore,
]
