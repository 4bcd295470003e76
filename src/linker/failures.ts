/**
 * What throws while one piece of work is done costs that piece. It is written down, the work goes on with an answer that
 * says "not known", and the part is then linked anew without the piece, so that no answer leans on half of one.
 */
import type { Failed } from '../model/model.ts';
import type { RegionId, ValueId } from '../facts/facts.ts';
import { locationOf } from './places.ts';
import type { FileUnit } from './units.ts';

/** Pieces of work: what could not be worked out, and what that means for the report. */
const WORKS = {
  module: ['what this file registers', 'endpoints, middleware and settings of it may be missing'],
  imports: ['what this file imports', 'files may have been looked at in another order'],
  registration: ['what this call registers', 'endpoints, middleware and settings of it may be missing'],
  scope: ['which application this call registers for', 'no chain counts as seen completely'],
  route: ['the endpoints of this registration', 'they are missing'],
  merging: ['which of several registrations answers', 'endpoints may be listed twice'],
  routes: ['the endpoints of these files', 'they are missing'],
  queries: ['the queries of these files', 'they are missing'],
  lists: ['what the functions of these files do', 'only their endpoints are told'],
  losses: ['which errors of these files are lost', 'it is not judged'],
  applications: ['the applications of these files', 'they are missing'],
  part: ['these files', 'nothing of them is in the report'],
  parts: ['which files belong together', 'all of them were taken together'],
  clients: ['which files run in a browser', 'all count as files of the backend'],
  import: ['where this import leads', 'it counts as unresolved'],
  library: ['what is known about this package', 'it counts as unknown'],
  controller: ['the endpoints of this class', 'they are missing'],
  modules: ['the modules that classes declare', 'prefixes and guards of whole applications may be missing'],
  table: ['the route table that this file exports', 'its endpoints are missing'],
  served: ['what the chain of this endpoint checks', 'values that it checks count as unchecked'],
  endpoint: ['this endpoint', 'all answers about it are unknown'],
  middleware: ['what this middleware does', 'answers about the endpoints behind it are unknown'],
  function: ['what this function does', 'answers about it and those who call it are unknown'],
  application: ['this application', 'all answers about it are unknown'],
  call: ['what this call calls', 'it counts as unknown'],
  query: ['this query', 'it is missing'],
  access: ['this access to data', 'it is missing, or told without its surroundings'],
  transaction: ['this transaction', 'it is missing'],
  acquisition: ['the connection taken here', 'whether it is given back is not judged'],
  pool: ['the pool made here', 'it is missing'],
  catch: ['what is done with errors here', 'it is not judged'],
  promise: ['whether errors are lost here', 'it is not judged'],
  upload: ['the upload taken here', 'it is missing'],
  validation: ['this check of input', 'it is missing'],
  schema: ['the schemas', 'some are missing'],
  merge: ['what is merged into stored rows', 'it is not judged'],
  secret: ['secrets', 'some may be missing'],
  documents: ['documents of the interface', 'they are not told'],
  blocking: ['calls that block the process', 'they are not judged'],
  wiring: ['whom the process connects to', 'it is not judged'],
  crypto: ['what is done with tokens, passwords and ciphers here', 'it is not judged'],
  setup: ['what is set up here for all requests', 'it is not judged'],
  sink: ['this call of a dangerous function', 'it is not judged'],
  sinks: ['the calls of dangerous functions in these files', 'they are not judged'],
  statement: ['the statement handed over here', 'it is read by its words alone'],
  surroundings: ['which answers the chains change', 'what a schema of the chain had checked may be told as stored raw'],
} as const satisfies Record<string, readonly [what: string, means: string]>;
export type Work = keyof typeof WORKS;

/** Where a piece of work lies: a file, one of its values, or one of its regions. */
export interface Where {
  readonly unit: FileUnit;
  readonly id?: ValueId;
  readonly region?: RegionId;
}

/** Pieces of work of one part that threw. */
export class Failures {
  /** Left out from the beginning: they threw when the part was linked before. */
  private readonly earlier: ReadonlyMap<string, Failed>;
  private readonly found = new Map<string, Failed>();

  constructor(earlier: ReadonlyMap<string, Failed> = new Map()) {
    this.earlier = earlier;
  }

  /** Does a piece of work. If it throws, now or before, the answer is what `instead` gives. */
  guarded<T>(work: Work, where: Where | undefined, instead: () => T, run: () => T): T {
    if (this.earlier.size > 0 && this.earlier.has(keyOf(work, where))) return instead();
    try {
      return run();
    } catch (error) {
      const key = keyOf(work, where);
      if (!this.found.has(key)) this.found.set(key, failedOf(work, where, error));
      return instead();
    }
  }

  /** The same for work that gives no answer, or adds to one: what it throws is left out. */
  attempt(work: Work, where: Where | undefined, run: () => void): void {
    this.guarded(work, where, () => undefined, run);
  }

  /** Something threw that had not done so before. */
  get grew(): boolean {
    return this.found.size > 0;
  }
  /** All of it, under keys for the next attempt. */
  get all(): ReadonlyMap<string, Failed> {
    return new Map([...this.earlier, ...this.found]);
  }
}

/** Says what threw, without saying where in our own code. */
export function failedOf(work: Work, where: Where | undefined, error: unknown): Failed {
  return failedAt(work, placeOf(where), error);
}
/** The same for what lies in a file whose facts are not looked at. */
export function failedAt(work: Work, at: Pick<Failed, 'path' | 'line'>, error: unknown, name?: string): Failed {
  const [what, means] = WORKS[work];
  return { ...at, what: name === undefined ? what : `${what} (${name})`, why: whyOf(error), means };
}
/** In words that are the same on every machine: how much fits on the stack is not. */
export function whyOf(error: unknown): string {
  if (error instanceof RangeError && error.message.includes('call stack')) return 'it is nested too deep to follow';
  return error instanceof Error ? error.message : String(error);
}
/** By file and line. */
export function byFile(a: Failed, b: Failed): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0);
}

function keyOf(work: Work, where: Where | undefined): string {
  if (where === undefined) return work;
  return `${work} ${where.unit.path} ${String(where.id ?? '')} ${String(where.region ?? '')}`;
}
function placeOf(where: Where | undefined): Pick<Failed, 'path' | 'line'> {
  if (where === undefined) return { path: '' };
  const { unit, id, region } = where;
  const span = region === undefined ? unit.facts.values[id ?? -1] : unit.facts.regions[region];
  const line = span && locationOf(unit, span.start, span.end).line;
  return { path: unit.path, ...(line !== undefined && Number.isInteger(line) && { line }) };
}
