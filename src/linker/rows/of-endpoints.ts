/** Rows of endpoints, made when they are asked for. */
import type { Answer, Endpoint, Row } from '../../model/model.ts';
import type { Behaviours } from '../behaviour/behaviours.ts';
import type { Handlers } from '../behaviour/handlers.ts';
import type { EndpointDraft } from '../chains.ts';
import { type FunctionThing, isRef, valueKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { askedOfCaller, comparedWithCaller, ownerScoped } from './owner.ts';
import { type Knowing, rowsOf } from './index.ts';

/** Functions made around one another. */
const MAX_WRAPPED = 4;

/** Answers about rows, each worked out once. */
export class EndpointRows {
  private readonly knowing: Knowing;
  private readonly behaviours: Behaviours;
  private readonly handlers: Handlers;
  private readonly rows = new Map<EndpointDraft, readonly Row[]>();
  private readonly scoped = new Map<EndpointDraft, Answer>();

  constructor(behaviours: Behaviours, handlers: Handlers, isCaller: Knowing['isCaller']) {
    this.behaviours = behaviours;
    this.handlers = handlers;
    this.knowing = { scene: behaviours.scene, isCaller, reachOf: (fn) => this.reachOf(fn, 0) };
  }
  /** Rows that the handler of an endpoint reads and writes. */
  of(draft: EndpointDraft): readonly Row[] {
    return this.once(this.rows, draft, [], () => {
      const fn = this.handlerOf(draft);
      if (fn === undefined) return [];
      const returned = draft.handler?.convention?.returnsResponse === true;
      const { elsewhere } = draft;
      const answers = this.behaviours.answersIn(fn, returned, elsewhere);
      const before = this.handlers.functionsOf(draft);
      return rowsOf({ ...this.knowing, before }, fn, this.behaviours.accessesIn(fn, elsewhere), answers);
    });
  }
  /** Whether they are tied to the caller. */
  scopedOf(draft: EndpointDraft, endpoint: Endpoint): Answer {
    return this.once<Answer>(this.scoped, draft, { is: 'unknown' }, () => {
      const fn = this.handlerOf(draft);
      if (fn === undefined) return { is: 'unknown', by: 'the handler could not be followed' };
      const { authenticated, authorized, handler, purpose } = endpoint;
      return ownerScoped(this.of(draft), {
        authenticated,
        authorized,
        handler,
        business: purpose === 'business',
        compared: () => comparedWithCaller(this.knowing, fn),
        asked: () => askedOfCaller(this.knowing, fn),
        comparedBefore: () =>
          this.handlers
            .functionsOf(draft)
            .some((it) => it !== fn && comparedWithCaller(this.knowing, it) !== undefined),
        place: (ref) => this.behaviours.scene.place(ref),
      });
    });
  }
  /**
   * A function that was made around another one (`catchErrors(handler)`) is the same value for all of them: what it
   * reaches is what it was made around.
   */
  private reachOf(fn: FunctionThing, depth: number): ReadonlySet<string> {
    const inner = depth > MAX_WRAPPED ? [] : wrappedIn(this.knowing.scene.values, fn);
    if (inner.length === 0) return this.behaviours.reachOf(fn);
    return new Set([valueKey(fn.ref), ...inner.flatMap((it) => [...this.reachOf(it, depth + 1)])]);
  }
  private handlerOf({ handler }: EndpointDraft): FunctionThing | undefined {
    return handler && this.handlers.functionOf(handler);
  }
  private once<T>(memo: Map<EndpointDraft, T>, draft: EndpointDraft, instead: T, make: () => T): T {
    let found = memo.get(draft);
    if (found === undefined) {
      found = this.behaviours.scene.values.failures.guarded('endpoint', draft.at, () => instead, make);
      memo.set(draft, found);
    }
    return found;
  }
}
/** Functions of the project that the calls around a function were given. */
function wrappedIn(values: Values, { ref }: FunctionThing): readonly FunctionThing[] {
  const out: FunctionThing[] = [];
  for (let frame: typeof ref.ctx | null = ref.ctx; frame !== null; frame = frame.parent)
    for (const arg of frame.args)
      for (const thing of arg === undefined ? [] : isRef(arg) ? values.things(arg) : arg)
        if (thing.kind === 'function' && valueKey(thing.ref) !== valueKey(ref)) out.push(thing);
  return out;
}
