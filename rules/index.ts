// Generated from this folder by `npm run generate`: add two files with one stem, then run that.
import type { AnyRule } from '../src/rule.ts';
import bodyWithNoContent from './api/body-with-no-content.ts';
import missingPagination from './api/missing-pagination.ts';
import mixedPathCase from './api/mixed-path-case.ts';
import offsetOnGrowingSet from './api/offset-on-growing-set.ts';
import rawQueryFilter from './api/raw-query-filter.ts';
import unboundedPageSize from './api/unbounded-page-size.ts';
import duplicateProvider from './architecture/duplicate-provider.ts';
import exportedController from './architecture/exported-controller.ts';
import inlineCollaborator from './architecture/inline-collaborator.ts';
import layerCycle from './architecture/layer-cycle.ts';
import missingRoleSuffix from './architecture/missing-role-suffix.ts';
import mixedFileCase from './architecture/mixed-file-case.ts';
import incompleteOperationRecord from './audit-logging/incomplete-operation-record.ts';
import incompleteRequestRecord from './audit-logging/incomplete-request-record.ts';
import ledgerOutsideTransaction from './audit-logging/ledger-outside-transaction.ts';
import oneSidedAudit from './audit-logging/one-sided-audit.ts';
import prematureAuditRecord from './audit-logging/premature-audit-record.ts';
import unauditedMutation from './audit-logging/unaudited-mutation.ts';
import unconditionalAuditOutcome from './audit-logging/unconditional-audit-outcome.ts';
import unloggedSecurityEvent from './audit-logging/unlogged-security-event.ts';
import unstructuredAuditRecord from './audit-logging/unstructured-audit-record.ts';
import apiKeyInQuery from './auth/api-key-in-query.ts';
import callerChosenIdentity from './auth/caller-chosen-identity.ts';
import callerChosenRole from './auth/caller-chosen-role.ts';
import ignoredExpiration from './auth/ignored-expiration.ts';
import incompleteTokenClaims from './auth/incomplete-token-claims.ts';
import insecureSessionCookie from './auth/insecure-session-cookie.ts';
import longLivedToken from './auth/long-lived-token.ts';
import memorySessionStore from './auth/memory-session-store.ts';
import missingRoleCheck from './auth/missing-role-check.ts';
import oauthWithoutState from './auth/oauth-without-state.ts';
import sensitiveTokenClaim from './auth/sensitive-token-claim.ts';
import uncheckedIssuer from './auth/unchecked-issuer.ts';
import unexpiringToken from './auth/unexpiring-token.ts';
import unguardedEndpoint from './auth/unguarded-endpoint.ts';
import unpinnedAlgorithm from './auth/unpinned-algorithm.ts';
import unverifiedToken from './auth/unverified-token.ts';
import wrongForbiddenStatus from './auth/wrong-forbidden-status.ts';
import wrongRefusalStatus from './auth/wrong-refusal-status.ts';
import aggregationInCode from './database/aggregation-in-code.ts';
import connectionPerRequest from './database/connection-per-request.ts';
import insertInLoop from './database/insert-in-loop.ts';
import leadingWildcardSearch from './database/leading-wildcard-search.ts';
import leakedConnection from './database/leaked-connection.ts';
import missingRollback from './database/missing-rollback.ts';
import queryOutsideTransaction from './database/query-outside-transaction.ts';
import readModifyWrite from './database/read-modify-write.ts';
import selectStar from './database/select-star.ts';
import sharedSession from './database/shared-session.ts';
import sqlInjection from './database/sql-injection.ts';
import unboundedPool from './database/unbounded-pool.ts';
import uncheckedRow from './database/unchecked-row.ts';
import unlistedIdentifier from './database/unlisted-identifier.ts';
import unpreparedLoopQuery from './database/unprepared-loop-query.ts';
import writesWithoutTransaction from './database/writes-without-transaction.ts';
import hardcodedPort from './deployment/hardcoded-port.ts';
import contextlessErrorLog from './error-handling/contextless-error-log.ts';
import inconsistentErrorShape from './error-handling/inconsistent-error-shape.ts';
import internalErrorLeak from './error-handling/internal-error-leak.ts';
import lostRejection from './error-handling/lost-rejection.ts';
import missingErrorHandler from './error-handling/missing-error-handler.ts';
import missingNotFound from './error-handling/missing-not-found.ts';
import swallowedError from './error-handling/swallowed-error.ts';
import unmappedErrorClass from './error-handling/unmapped-error-class.ts';
import untraceableError from './error-handling/untraceable-error.ts';
import untypedDomainError from './error-handling/untyped-domain-error.ts';
import workAfterErrorResponse from './error-handling/work-after-error-response.ts';
import excessiveBodyLimit from './http-security/excessive-body-limit.ts';
import lateMiddleware from './http-security/late-middleware.ts';
import missingRateLimit from './http-security/missing-rate-limit.ts';
import missingSecurityHeaders from './http-security/missing-security-headers.ts';
import permissiveCors from './http-security/permissive-cors.ts';
import silentLimit from './http-security/silent-limit.ts';
import unlimitedSensitiveEndpoint from './http-security/unlimited-sensitive-endpoint.ts';
import reserialisedSignature from './integrations/reserialised-signature.ts';
import timingUnsafeSignature from './integrations/timing-unsafe-signature.ts';
import blockingCall from './performance/blocking-call.ts';
import bufferedDownload from './performance/buffered-download.ts';
import queryInLoop from './performance/query-in-loop.ts';
import uncompressedResponses from './performance/uncompressed-responses.ts';
import brokenCipher from './secrets-crypto/broken-cipher.ts';
import constantSalt from './secrets-crypto/constant-salt.ts';
import fastPasswordHash from './secrets-crypto/fast-password-hash.ts';
import fixedIv from './secrets-crypto/fixed-iv.ts';
import handMadePasswordCheck from './secrets-crypto/hand-made-password-check.ts';
import hardcodedConnection from './secrets-crypto/hardcoded-connection.ts';
import hardcodedSecret from './secrets-crypto/hardcoded-secret.ts';
import plaintextPassword from './secrets-crypto/plaintext-password.ts';
import reversiblePassword from './secrets-crypto/reversible-password.ts';
import unauthenticatedEncryption from './secrets-crypto/unauthenticated-encryption.ts';
import unawaitedCompare from './secrets-crypto/unawaited-compare.ts';
import uncheckedAuthTag from './secrets-crypto/unchecked-auth-tag.ts';
import weakHashCost from './secrets-crypto/weak-hash-cost.ts';
import codeInjection from './security/code-injection.ts';
import commandInjection from './security/command-injection.ts';
import nosqlInjection from './security/nosql-injection.ts';
import openRedirect from './security/open-redirect.ts';
import pathTraversal from './security/path-traversal.ts';
import requestForgery from './security/request-forgery.ts';
import expiredSuppression from './suppressions/expired-suppression.ts';
import malformedSuppression from './suppressions/malformed-suppression.ts';
import unusedSuppression from './suppressions/unused-suppression.ts';
import ignoredValidationResult from './validation/ignored-validation-result.ts';
import inconsistentValidationResponse from './validation/inconsistent-validation-response.ts';
import looseSchema from './validation/loose-schema.ts';
import massAssignment from './validation/mass-assignment.ts';
import openEnum from './validation/open-enum.ts';
import unboundedField from './validation/unbounded-field.ts';
import uncheckedBusinessRule from './validation/unchecked-business-rule.ts';
import uncheckedFormat from './validation/unchecked-format.ts';
import unnormalisedInput from './validation/unnormalised-input.ts';
import unrestrictedUpload from './validation/unrestricted-upload.ts';
import unscannedUpload from './validation/unscanned-upload.ts';
import untypedIdentifier from './validation/untyped-identifier.ts';
import unvalidatedBody from './validation/unvalidated-body.ts';
import unvalidatedExternalResponse from './validation/unvalidated-external-response.ts';
import unvalidatedParameters from './validation/unvalidated-parameters.ts';
import weakPasswordPolicy from './validation/weak-password-policy.ts';

/** Every rule, by group and id. */
export const rules: readonly AnyRule[] = [
  bodyWithNoContent,
  missingPagination,
  mixedPathCase,
  offsetOnGrowingSet,
  rawQueryFilter,
  unboundedPageSize,
  duplicateProvider,
  exportedController,
  inlineCollaborator,
  layerCycle,
  missingRoleSuffix,
  mixedFileCase,
  incompleteOperationRecord,
  incompleteRequestRecord,
  ledgerOutsideTransaction,
  oneSidedAudit,
  prematureAuditRecord,
  unauditedMutation,
  unconditionalAuditOutcome,
  unloggedSecurityEvent,
  unstructuredAuditRecord,
  apiKeyInQuery,
  callerChosenIdentity,
  callerChosenRole,
  ignoredExpiration,
  incompleteTokenClaims,
  insecureSessionCookie,
  longLivedToken,
  memorySessionStore,
  missingRoleCheck,
  oauthWithoutState,
  sensitiveTokenClaim,
  uncheckedIssuer,
  unexpiringToken,
  unguardedEndpoint,
  unpinnedAlgorithm,
  unverifiedToken,
  wrongForbiddenStatus,
  wrongRefusalStatus,
  aggregationInCode,
  connectionPerRequest,
  insertInLoop,
  leadingWildcardSearch,
  leakedConnection,
  missingRollback,
  queryOutsideTransaction,
  readModifyWrite,
  selectStar,
  sharedSession,
  sqlInjection,
  unboundedPool,
  uncheckedRow,
  unlistedIdentifier,
  unpreparedLoopQuery,
  writesWithoutTransaction,
  hardcodedPort,
  contextlessErrorLog,
  inconsistentErrorShape,
  internalErrorLeak,
  lostRejection,
  missingErrorHandler,
  missingNotFound,
  swallowedError,
  unmappedErrorClass,
  untraceableError,
  untypedDomainError,
  workAfterErrorResponse,
  excessiveBodyLimit,
  lateMiddleware,
  missingRateLimit,
  missingSecurityHeaders,
  permissiveCors,
  silentLimit,
  unlimitedSensitiveEndpoint,
  reserialisedSignature,
  timingUnsafeSignature,
  blockingCall,
  bufferedDownload,
  queryInLoop,
  uncompressedResponses,
  brokenCipher,
  constantSalt,
  fastPasswordHash,
  fixedIv,
  handMadePasswordCheck,
  hardcodedConnection,
  hardcodedSecret,
  plaintextPassword,
  reversiblePassword,
  unauthenticatedEncryption,
  unawaitedCompare,
  uncheckedAuthTag,
  weakHashCost,
  codeInjection,
  commandInjection,
  nosqlInjection,
  openRedirect,
  pathTraversal,
  requestForgery,
  expiredSuppression,
  malformedSuppression,
  unusedSuppression,
  ignoredValidationResult,
  inconsistentValidationResponse,
  looseSchema,
  massAssignment,
  openEnum,
  unboundedField,
  uncheckedBusinessRule,
  uncheckedFormat,
  unnormalisedInput,
  unrestrictedUpload,
  unscannedUpload,
  untypedIdentifier,
  unvalidatedBody,
  unvalidatedExternalResponse,
  unvalidatedParameters,
  weakPasswordPolicy,
];
