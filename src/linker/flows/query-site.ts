import type { Query } from '../../model/model.ts';
import type { Statement } from '../sql/statement.ts';
import type { Ref } from '../things.ts';

/** A query and the call of the driver that runs it. */
export interface QuerySite {
  readonly query: Query;
  /** What its text says; undefined where there is none, or none that could be seen. */
  readonly statement?: Statement;
  /** The driver's call. */
  readonly at: Ref;
  /** The call that hands the statement over: the driver's own, or the caller of a wrapper around it. */
  readonly site: Ref;
  /** The statement or filter. */
  readonly text: Ref;
}
