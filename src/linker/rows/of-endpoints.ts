/** Rows of endpoints, made when they are asked for. */
import type { Answer, Endpoint } from '../../model/model.ts';
import type { Row } from '../../model/rows.ts';
import type { Behaviours } from '../behaviour/behaviours.ts';
import type { Handlers } from '../behaviour/handlers.ts';
import type { EndpointDraft } from '../chains.ts';
import type { FunctionThing } from '../things.ts';
import { comparedWithCaller, ownerScoped } from './owner.ts';
import { type Knowing, rowsOf } from './index.ts';

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
    this.knowing = { scene: behaviours.scene, isCaller, reachOf: (fn) => behaviours.reachOf(fn) };
  }
  /** Rows that the handler of an endpoint reads and writes. */
  of(draft: EndpointDraft): readonly Row[] {
    return this.once(this.rows, draft, [], () => {
      const fn = this.handlerOf(draft);
      return fn === undefined ? [] : rowsOf(this.knowing, fn, this.behaviours.accessesIn(fn));
    });
  }
  /** Whether they are tied to the caller. */
  scopedOf(draft: EndpointDraft, endpoint: Endpoint): Answer {
    return this.once<Answer>(this.scoped, draft, { is: 'unknown' }, () => {
      const fn = this.handlerOf(draft);
      if (fn === undefined || draft.elsewhere !== undefined)
        return { is: 'unknown', by: 'the handler could not be followed' };
      const { authenticated, authorized, handler, purpose } = endpoint;
      return ownerScoped(this.of(draft), {
        authenticated,
        authorized,
        handler,
        business: purpose === 'business',
        compared: () => comparedWithCaller(this.knowing, fn),
        place: (ref) => this.behaviours.scene.place(ref),
      });
    });
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
