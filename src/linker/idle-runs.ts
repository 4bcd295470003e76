/**
 * Functions that ran in many frames while the modules were replayed and never registered anything. They are not run in
 * further ones: what a function registers on is either handed to it, which is asked each time, or is the same as before.
 */
import { type Context, isRef, type Thing } from './things.ts';
import type { Values } from './values/kernel.ts';

/** Frames in which a function is run before it counts as one that registers nothing. */
const ENOUGH = 40;

export class IdleRuns {
  private readonly values: Values;
  private registrations = 0;
  private readonly idle = new Map<string, number>();

  constructor(values: Values) {
    this.values = values;
  }
  /** Something was registered, by all that run at present. */
  registered(): void {
    this.registrations++;
  }
  /** Runs a function, unless it is known by now to register nothing; `name`: of the function; `args`: what it is handed. */
  run(name: string, args: Context['args'] | undefined, body: () => void): void {
    const times = this.idle.get(name) ?? 0;
    if (times >= ENOUGH && args?.some((it) => this.isRouter(it)) !== true) return;
    const before = this.registrations;
    body();
    this.idle.set(name, this.registrations > before ? -Infinity : times + 1);
  }
  private isRouter(arg: Context['args'][number]): boolean {
    const things: readonly Thing[] = arg === undefined ? [] : isRef(arg) ? this.values.things(arg) : arg;
    return things.some((it) => it.kind === 'api' && this.values.apis.isRouter(it));
  }
}
