/** The catalogue of backend standards, as data. May not import anything of the house: which rule decides a standard is said by the rules. */
import { api } from './api.ts';
import { architecture } from './architecture.ts';
import { auditLogging } from './audit-logging.ts';
import { auth } from './auth.ts';
import { caching } from './caching.ts';
import { database } from './database.ts';
import { deployment } from './deployment.ts';
import { documentation } from './documentation.ts';
import { errorHandling } from './error-handling.ts';
import { events } from './events.ts';
import { graphql } from './graphql.ts';
import { grpc } from './grpc.ts';
import { httpSecurity } from './http-security.ts';
import { integrations } from './integrations.ts';
import { jobs } from './jobs.ts';
import { messaging } from './messaging.ts';
import { migrations } from './migrations.ts';
import { observability } from './observability.ts';
import { performance } from './performance.ts';
import { realtime } from './realtime.ts';
import { reporting } from './reporting.ts';
import { resilience } from './resilience.ts';
import { rollback } from './rollback.ts';
import { secretsCrypto } from './secrets-crypto.ts';
import { testing } from './testing.ts';
import { validation } from './validation.ts';
import type { Standard } from './standard.ts';

export type { Standard } from './standard.ts';

/** All standards, in the order of the catalogue: by group, most general first. */
export const standards: readonly Standard[] = [
  ...api,
  ...graphql,
  ...grpc,
  ...realtime,
  ...validation,
  ...errorHandling,
  ...auth,
  ...secretsCrypto,
  ...httpSecurity,
  ...database,
  ...migrations,
  ...caching,
  ...messaging,
  ...jobs,
  ...events,
  ...resilience,
  ...performance,
  ...auditLogging,
  ...observability,
  ...testing,
  ...documentation,
  ...deployment,
  ...rollback,
  ...architecture,
  ...integrations,
  ...reporting,
];
