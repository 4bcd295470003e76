/** What is known at a place of a function, told apart by what became of the request until there. */
import type { ValueId } from '../../facts/facts.ts';
import { and, OPEN, or, State, swallowed } from './proven.ts';

/** What is known here: whatever happened; of requests that were not answered; of those of which nothing failed. */
export interface Flow {
  readonly all: State | undefined;
  readonly silent: State | undefined;
  readonly served: State | undefined;
}
/** What is known when a promise is kept: whatever happened, and if nothing was answered on the way. */
export interface Kept {
  readonly state: State | undefined;
  readonly silent: State | undefined;
}
/** Nobody comes here. */
export const NOBODY: Flow = { all: undefined, silent: undefined, served: undefined };
/** Everybody comes here. */
export const ALL: Flow = { all: OPEN, silent: OPEN, served: OPEN };

/** What is known behind something: what was known before it, and what it makes sure of. */
export function after(before: State | undefined, more: State | undefined): State | undefined {
  if (before === undefined || more === undefined) return undefined;
  if (more === OPEN) return before;
  return before === OPEN ? more : and(before, () => more.get(), before.circles ?? more.circles);
}
/** Nothing was answered on the way. */
export function alike(state: State | undefined): Kept {
  return { state, silent: state };
}
/** What is known where a promise was waited for. */
export function joined(flow: Flow, { state, silent }: Kept): Flow {
  const all = after(flow.all, state);
  const same = silent === state;
  return {
    all,
    silent: same && flow.silent === flow.all ? all : after(flow.silent, silent),
    served: same && flow.served === flow.all ? all : after(flow.served, silent),
  };
}
/** Where two ways meet. */
export function meet(a: Flow, b: Flow): Flow {
  return { all: or(a.all, b.all), silent: or(a.silent, b.silent), served: or(a.served, b.served) };
}
/** An attempt; `goesOn`, told when its catch was looked at: what was thrown keeps nobody back. */
export interface Attempt {
  goesOn: boolean;
}
/** What is known behind an attempt, or where it is left. */
export function leniently({ all, silent, served }: Flow, attempt: Attempt): Flow {
  const of = (it: State | undefined): State | undefined =>
    it === undefined || it === OPEN
      ? it
      : new State(() => (attempt.goesOn ? swallowed(it.get()) : it.get()), it.circles);
  return { all: of(all), silent: of(silent), served: of(served) };
}
/** The request was answered here. */
export function answered(flow: Flow): Flow {
  return { ...flow, silent: undefined, served: undefined };
}
/** What another function writes where it is run is asked of the one around it: what was known at those places, on any turn. */
export function keepMarks(own: Map<ValueId, State>, marks: ReadonlyMap<ValueId, State>, from: Flow): void {
  for (const [at, state] of marks) {
    const known = or(own.get(at), after(from.all, state));
    if (known !== undefined) own.set(at, known);
  }
}
