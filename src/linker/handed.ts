/**
 * What frameworks hand to the functions that they call. Replay learns it registration by registration; whoever asks for
 * values later is given it as a whole, so that no answer was made from half of it.
 */
import { type ApiThing, type FunctionThing, type Ref, type Thing, refKey, valueKey } from './things.ts';
import { identity } from './values/identity.ts';

type FunctionRef = Pick<Ref, 'unit' | 'id'>;

/** What is known of it. */
export interface Handed {
  /** Things of libraries that a parameter holds whoever calls. */
  inParam(fn: FunctionRef, index: number): readonly ApiThing[];
  /** How many parameters at least it is called with; what is in some of them may not be known. */
  paramsOf(fn: FunctionRef): number;
  /** What a plugin is handed, for questions that are asked outside of its calls. */
  inPlugin(fn: FunctionRef, index: number): readonly Thing[] | undefined;
  /** True when a framework is known to call this function. */
  isHandler(fn: FunctionRef): boolean;
  /** The member of what a function gives back that holds the status of the answer. */
  statusMember(fn: FunctionRef): string | undefined;
  /** Functions of which members of what they give back are put onto an instance of this type. */
  keepersOn(type: string): readonly FunctionThing[];
  /** The one that holds its body, where that is not left to the handler. */
  bodyMember(fn: FunctionRef): string | undefined;
  /** An error that a function gives back is as good as one that it throws. */
  throwsGiven(fn: FunctionRef): boolean;
  /** A status that it only says keeps nobody from going on. */
  goesOnWithStatus(fn: FunctionRef): boolean;
  /** What it gives back is all that is answered: no status is told with it. */
  isStatusless(fn: FunctionRef): boolean | 'empty';
  /** Something asynchronous runs before an answer is sent: what made it may have gone on until then. */
  isDelayed(): boolean;
}

export class Handing implements Handed {
  private readonly params = new Map<string, Map<number, ApiThing[]>>();
  private readonly answers = new Map<string, { readonly status: string; readonly body: string | undefined }>();
  private readonly keepers = new Map<string, Map<string, FunctionThing>>();
  private readonly throwing = new Set<string>();
  private readonly goingOn = new Set<string>();
  private readonly statusless = new Map<string, true | 'empty'>();
  private delayed = false;
  private readonly plugins = new Map<string, readonly Thing[]>();
  /** As it is seen while more is learnt: what plugins are handed stands in the frames of their calls alone. */
  readonly meanwhile: Handed = {
    inParam: (fn, index) => this.inParam(fn, index),
    paramsOf: (fn) => this.paramsOf(fn),
    inPlugin: () => undefined,
    isHandler: (fn) => this.isHandler(fn),
    keepersOn: (type) => this.keepersOn(type),
    statusMember: (fn) => this.statusMember(fn),
    bodyMember: (fn) => this.bodyMember(fn),
    throwsGiven: (fn) => this.throwsGiven(fn),
    goesOnWithStatus: (fn) => this.goesOnWithStatus(fn),
    isStatusless: (fn) => this.isStatusless(fn),
    isDelayed: () => this.isDelayed(),
  };

  inParam(fn: FunctionRef, index: number): readonly ApiThing[] {
    return this.params.get(valueKey(fn))?.get(index) ?? [];
  }
  paramsOf(fn: FunctionRef): number {
    return Math.max(0, ...[...(this.params.get(valueKey(fn))?.keys() ?? [])].map((it) => it + 1));
  }
  inPlugin(fn: FunctionRef, index: number): readonly Thing[] | undefined {
    return this.plugins.get(`${valueKey(fn)}:${index}`);
  }
  isHandler(fn: FunctionRef): boolean {
    return this.params.has(valueKey(fn));
  }
  keepersOn(type: string): readonly FunctionThing[] {
    return [...(this.keepers.get(type)?.values() ?? [])];
  }
  /** Members of what a function gives back are put onto what it is handed, of this type. */
  keepsOn(fn: FunctionThing, type: string): void {
    const list = this.keepers.get(type) ?? new Map<string, FunctionThing>();
    this.keepers.set(type, list.set(refKey(fn.ref), fn));
  }
  statusMember(fn: FunctionRef): string | undefined {
    return this.answers.get(valueKey(fn))?.status;
  }
  bodyMember(fn: FunctionRef): string | undefined {
    return this.answers.get(valueKey(fn))?.body;
  }
  throwsGiven(fn: FunctionRef): boolean {
    return this.throwing.has(valueKey(fn));
  }
  goesOnWithStatus(fn: FunctionRef): boolean {
    return this.goingOn.has(valueKey(fn));
  }
  letsGoOnWithStatus(fn: FunctionThing): void {
    this.goingOn.add(valueKey(fn.ref));
  }
  /** What a function gives back goes without a status: whatever it is, or where it is nothing. */
  isStatusless(fn: FunctionRef): boolean | 'empty' {
    return this.statusless.get(valueKey(fn)) ?? false;
  }
  isDelayed(): boolean {
    return this.delayed;
  }
  /** Answers are sent later than they are given. */
  delayAnswers(): void {
    this.delayed = true;
  }
  answersWithoutStatus(fn: FunctionThing, which: true | 'empty'): void {
    this.statusless.set(valueKey(fn.ref), which);
  }
  /** What a function gives back is thrown where it is an error. */
  throwsWhatIsGivenBy(fn: FunctionThing): void {
    this.throwing.add(valueKey(fn.ref));
  }
  /** What a function gives back is the answer, with its status in a member, and perhaps its body. */
  answersBy(fn: FunctionThing, status: string, body: string | undefined): void {
    this.answers.set(valueKey(fn.ref), { status, body });
  }
  /** A framework hands `thing` to a parameter. */
  toParam(fn: FunctionThing, index: number, thing: ApiThing): void {
    const key = valueKey(fn.ref);
    let params = this.params.get(key);
    if (params === undefined) this.params.set(key, (params = new Map<number, ApiThing[]>()));
    const list = params.get(index);
    if (list === undefined) params.set(index, [thing]);
    else if (!list.some((it) => it.package === thing.package && it.path === thing.path)) list.push(thing);
  }
  /** A plugin is handed `thing`. */
  toPlugin(fn: FunctionThing, index: number, thing: Thing): void {
    const key = `${valueKey(fn.ref)}:${index}`;
    const list = this.plugins.get(key) ?? [];
    if (!list.some((it) => identity(it) === identity(thing))) this.plugins.set(key, [...list, thing]);
  }
}
