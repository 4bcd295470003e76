/** What is written down for people: logs and audit records. */
import type { AccessPath, ArgumentPath, When } from './paths.ts';

/** A call that writes a log record. */
export interface LogRow {
  readonly at: AccessPath;
  readonly level?: 'debug' | 'info' | 'warn' | 'error' | 'name';
  readonly message?: ArgumentPath;
  readonly fields?: ArgumentPath;
  readonly structured?: boolean;
  readonly when?: readonly When[];
}
/** A call that writes an audit record. */
export interface AuditRow {
  readonly at: AccessPath;
  readonly actor?: ArgumentPath;
  readonly action?: ArgumentPath;
  readonly target?: ArgumentPath;
  readonly outcome?: ArgumentPath;
  readonly fields?: ArgumentPath;
}
