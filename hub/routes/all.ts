import { meGetRoute } from './me-get'
import { leadSearchRoute } from './lead-search'
import { leadLookUpRoute } from './lead-look-up'
import { playbookGetRoute } from './playbook-get'
import { changesPullRoute } from './changes-pull'
import { outboxPushRoute } from './outbox-push'
import { webhookListRoute } from './webhook-list'
import { webhookAddRoute } from './webhook-add'
import { webhookChangeRoute } from './webhook-change'
import { webhookRemoveRoute } from './webhook-remove'
import { webhookRotateRoute } from './webhook-rotate'
import { webhookTestRoute } from './webhook-test'
import { deliveryListRoute } from './delivery-list'
import { deliveryResendRoute } from './delivery-resend'
import { auditListRoute } from './audit-list'
import { retentionGetRoute } from './retention-get'
import { retentionPutRoute } from './retention-put'
import { personExportRoute } from './person-export'
import { personEraseRoute } from './person-erase'
import { personAllowRoute } from './person-allow'
import { personKeepOutRoute } from './person-keep-out'
import { personReceiptListRoute } from './person-receipt-list'
import { personReceiptCheckRoute } from './person-receipt-check'
import { retentionCountRoute } from './retention-count'
import type { Route } from './route'
import { memberListRoute } from './member-list'
import { memberInviteRoute } from './member-invite'
import { memberRoleRoute } from './member-role'
import { memberRemoveRoute } from './member-remove'
import { memberResetRoute } from './member-reset'
import { memberSessionListRoute } from './member-session-list'
import { memberSessionEndRoute } from './member-session-end'
import { invitationListRoute } from './invitation-list'
import { invitationRevokeRoute } from './invitation-revoke'
import { sessionListRoute } from './session-list'
import { sessionEndRoute } from './session-end'
import { sessionSignOutRoute } from './session-sign-out'
import { linkMakeRoute } from './link-make'
import { linkCloseRoute } from './link-close'
import { linkListRoute } from './link-list'
import { sourceListRoute } from './source-list'
import { sourceAddRoute } from './source-add'
import { sourceRevokeRoute } from './source-revoke'
import { deadLetterListRoute } from './dead-letter-list'
import { deadLetterReplayRoute } from './dead-letter-replay'
import { feedbackListRoute } from './feedback-list'
import { feedbackGetRoute } from './feedback-get'
import { disputeListRoute } from './dispute-list'
import { assetUseListRoute } from './asset-use-list'
import { assetSendsRoute } from './asset-sends'
import { definitionVerdictsRoute } from './definition-verdicts'
import { definitionTryRoute } from './definition-try'
import { reportsRunRoute } from './reports-run'
import { modelLearnRoute } from './model-learn'
import { workspaceSummaryRoute } from './workspace-summary'
import { objectionListRoute } from './objection-list'
import { requestListRoute } from './request-list'
import { leadMergeRoute } from './lead-merge'
import { leadUnmergeRoute } from './lead-unmerge'
import { leadHistoryRoute } from './lead-history'
import { importLeadsRoute } from './import-leads'
import { importAssetsRoute } from './import-assets'
import { workspaceExportRoute } from './workspace-export'
import { workspaceRestoreRoute } from './workspace-restore'

/** Every route of the members' API; a new one is one file and one line. */
export const ROUTES: readonly Route[] = [
  meGetRoute,
  memberListRoute,
  memberInviteRoute,
  memberRoleRoute,
  memberRemoveRoute,
  memberResetRoute,
  memberSessionListRoute,
  memberSessionEndRoute,
  invitationListRoute,
  invitationRevokeRoute,
  sessionListRoute,
  sessionEndRoute,
  sessionSignOutRoute,
  webhookListRoute,
  webhookAddRoute,
  webhookChangeRoute,
  webhookRemoveRoute,
  webhookRotateRoute,
  webhookTestRoute,
  deliveryListRoute,
  deliveryResendRoute,
  auditListRoute,
  linkMakeRoute,
  linkCloseRoute,
  linkListRoute,
  sourceListRoute,
  sourceAddRoute,
  sourceRevokeRoute,
  deadLetterListRoute,
  deadLetterReplayRoute,
  outboxPushRoute,
  changesPullRoute,
  playbookGetRoute,
  leadLookUpRoute,
  retentionGetRoute,
  retentionPutRoute,
  personExportRoute,
  personEraseRoute,
  personAllowRoute,
  personKeepOutRoute,
  personReceiptListRoute,
  personReceiptCheckRoute,
  retentionCountRoute,
  feedbackListRoute,
  feedbackGetRoute,
  disputeListRoute,
  assetUseListRoute,
  assetSendsRoute,
  definitionVerdictsRoute,
  definitionTryRoute,
  reportsRunRoute,
  modelLearnRoute,
  workspaceSummaryRoute,
  objectionListRoute,
  requestListRoute,
  leadMergeRoute,
  leadUnmergeRoute,
  leadHistoryRoute,
  importLeadsRoute,
  importAssetsRoute,
  leadSearchRoute,
  workspaceExportRoute,
  workspaceRestoreRoute,
]
