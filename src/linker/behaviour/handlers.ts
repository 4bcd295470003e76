/** What the endpoint pass asks about handlers and what stands before them. */
import type { Location } from '../../facts/facts.ts';
import type {
  Answer,
  AuditRecord,
  Behaviour,
  Endpoint,
  Flow,
  LostError,
  RequestPart,
  Schema,
} from '../../model/model.ts';
import { ChainFold, NewLinks } from '../chain.ts';
import type { EndpointDraft } from '../chains.ts';
import { byPlace, placeInCall, placeOf } from '../places.ts';
import type { Item } from '../scopes.ts';
import { shareLetBy } from '../acts/exemptions.ts';
import { isKnownApi, unreadHandler } from '../unread-handlers.ts';
import { unknownBehaviour } from '../unknown.ts';
import type { FunctionThing } from '../things.ts';
import type { Credential } from './acts.ts';
import type { StandingAudit } from './audit-places.ts';
import type { Behaviours } from './behaviours.ts';
import type { BehaviourLists } from './lists.ts';
import { asLast, asThrown, settledOnward, settledThrown } from './settled-answers.ts';
import { placeKey } from './scene.ts';

/** A part of the request that is checked, and where. */
interface Checked {
  readonly part: RequestPart;
  readonly at: Answer['at'];
}
interface Pair {
  readonly draft: EndpointDraft;
  readonly endpoint: Endpoint;
}

/** An error that its handler gives back is thrown, and the framework says nothing of those. */
function isSafe({ handler }: EndpointDraft): boolean {
  return handler?.convention?.throwsReturned === true && handler.convention.unhandled === 'safe';
}

export class Handlers {
  private readonly behaviours: Behaviours;
  private readonly memo = new Map<EndpointDraft, Behaviour>();

  constructor(behaviours: Behaviours) {
    this.behaviours = behaviours;
  }
  /** The function that answers an endpoint, with the audit records that its chain leaves. */
  behaviourOf(draft: EndpointDraft): Behaviour {
    let found = this.memo.get(draft);
    if (found === undefined) this.memo.set(draft, (found = this.make(draft)));
    return found;
  }
  private make(draft: EndpointDraft): Behaviour {
    const { handler } = draft;
    const fn = handler && this.functionOf(handler);
    if (fn === undefined) {
      const at = placeOf(handler?.ref ?? draft.at);
      const seen = handler !== undefined && isKnownApi(handler);
      const unread = seen || handler === undefined ? undefined : unreadHandler(handler);
      const blind: Behaviour['blind'] =
        unread === undefined
          ? []
          : [{ at, package: unread.package, why: unread.package === '' ? 'dynamic' : 'no-knowledge' }];
      return { ...unknownBehaviour(handler?.text ?? '', at), complete: seen, blind };
    }
    this.behaviours.isAnswering(fn);
    const found = this.behaviours.of(fn, handler?.convention?.returnsResponse === true, draft.elsewhere);
    const last = draft.goesOn === false ? asLast(found) : found;
    const own = isSafe(draft) ? asThrown(last) : last;
    const around = [
      ...this.audits.of(draft.chain),
      ...(draft.after ?? []).flatMap((it) => this.auditsIn(it, 'finish')),
    ];
    const records = around.filter(({ of }) => shareLetBy(of, draft) !== 'all').map(({ record }) => record);
    return records.length === 0 ? own : { ...own, audits: eachOnce([...own.audits, ...records]) };
  }
  /** Audit records that the links of a chain leave of requests. */
  private readonly audits = new ChainFold<readonly StandingAudit[]>([], (before, { item }) => {
    const continues = item.convention?.continues;
    const returns = continues === 'return' || continues === 'returns-true';
    const records = this.auditsIn(item, returns ? 'before' : 'unknown');
    return records.length === 0 ? before : [...before, ...records];
  });
  /** Audit records of a step; `when` it is, where the step itself does not tell. */
  private auditsIn(item: Item, when: AuditRecord['when']): readonly StandingAudit[] {
    const fn = this.functionOf(item);
    if (fn === undefined) return [];
    this.behaviours.isAnswering(fn);
    return this.behaviours
      .standingAudits(fn)
      .map((it) => (it.record.when === 'unknown' ? { ...it, record: { ...it.record, when } } : it));
  }
  /** The function that answers an endpoint, and those that stand before it. */
  functionsOf({ handler, chain }: EndpointDraft): readonly FunctionThing[] {
    const own = handler && this.functionOf(handler);
    return own === undefined ? this.standing.of(chain) : [...this.standing.of(chain), own];
  }
  private readonly standing = new ChainFold<readonly FunctionThing[]>([], (before, { item }) => {
    const fn = this.functionOf(item);
    return fn === undefined ? before : [...before, fn];
  });
  /** The transaction within which the chain runs the handler, and who begins it. */
  transactionOf(draft: EndpointDraft): Answer | undefined {
    return this.transactions.of(draft.chain)[0];
  }
  private readonly transactions = new ChainFold<readonly Answer[]>([], (before, { item }) => {
    const fn = before.length === 0 ? this.functionOf(item) : undefined;
    const at = fn && this.behaviours.transactionAround(fn);
    if (at === undefined) return before;
    return [
      {
        is: 'unknown',
        at,
        by: `${item.text} runs the handler in a transaction: which writes are made on its client is not seen`,
      },
    ];
  });
  /** The function that an item of a chain is: itself, or the method of its class that is called. */
  functionOf(item: Item): FunctionThing | undefined {
    const { values } = this.behaviours.scene;
    for (const thing of item.things) {
      if (thing.kind === 'function' && thing.ref.unit.value(thing.ref.id).kind === 'function') return thing;
      const name = item.convention?.member;
      if (name === undefined || (thing.kind !== 'class' && thing.kind !== 'instance')) continue;
      const of = thing.kind === 'class' ? thing : thing.of;
      if (of.kind !== 'class') continue;
      const found = values
        .member({ kind: 'instance', of, ctx: of.ref.ctx }, name, item.ref)
        .find((it): it is FunctionThing => it.kind === 'function');
      if (found) return found;
    }
    return undefined;
  }
  /** What the handler, or what it calls, does with passwords and tokens. */
  credentialsOf(draft: EndpointDraft): ReadonlySet<Credential> {
    const fn = draft.handler && this.functionOf(draft.handler);
    return fn === undefined ? new Set() : this.behaviours.credentialsIn(fn);
  }
  /** Where a part of the request is checked first, by the handler itself or by a middleware of the project. */
  validationsOf(draft: EndpointDraft): readonly Checked[] {
    const fn = draft.handler && this.functionOf(draft.handler);
    return [...(fn === undefined ? [] : this.behaviours.validationsIn(fn)), ...this.checks.of(draft.chain)];
  }
  /** `validate({ body: schema })`: a middleware of the project that checks what its argument names. */
  private readonly checks = new ChainFold<readonly Checked[]>([], (before, { item }) => {
    const call = item.ref.unit.value(item.ref.id);
    const made = call.kind === 'call' ? this.functionOf(item) : undefined;
    if (call.kind !== 'call' || made === undefined || !this.behaviours.checks(made)) return before;
    const parts = new Set(call.args.flatMap((id) => this.behaviours.partsIn({ ...item.ref, id })));
    for (const { part } of before) parts.delete(part);
    return parts.size === 0 ? before : [...before, ...[...parts].map((part) => ({ part, at: placeOf(item.ref) }))];
  });
  /** Whether the errors of a handler, and of what runs before it, reach somebody; `lostErrors` knows of promises in them. */
  errorsHandled(draft: EndpointDraft): Answer {
    const { handler } = draft;
    if (handler === undefined) return { is: 'unknown' };
    const fn = this.functionOf(handler);
    if (fn === undefined)
      return isKnownApi(handler)
        ? { is: 'not-applicable' }
        : { is: 'unknown', by: unreadHandler(handler)?.why ?? 'the handler could not be followed' };
    const lost = this.behaviours.lost(handler) ?? this.losses.of(draft.chain)[0];
    return lost ? { is: 'no', at: lost.at, by: lost.by } : { is: 'yes', at: placeOf(handler.ref) };
  }
  /** The first of a chain whose rejections nobody receives. */
  private readonly losses = new ChainFold<readonly LostError[]>([], (before, { item }) => {
    const lost = before.length > 0 ? undefined : this.behaviours.lost(item);
    return lost === undefined ? before : [lost];
  });
  /** Tells each schema which endpoints' requests it checks. */
  private assignSchemas(pairs: readonly Pair[]): void {
    const found = new Map<Schema, Endpoint[]>();
    const { failures } = this.behaviours.scene.values;
    const ofItem = (item: Item): readonly Schema[] => this.behaviours.schemasOf(item.ref, this.functionOf(item));
    const ofChain = new ChainFold<readonly Schema[]>([], (before, { item }) => {
      const own = ofItem(item).filter((it) => !before.includes(it));
      return own.length === 0 ? before : [...before, ...own];
    });
    const assign = ({ draft, endpoint }: Pair): void => {
      const ofRoute = this.behaviours.schemasOfRoute(draft.at);
      if (this.behaviours.scene.dropsUnnamed(draft.library.package))
        for (const schema of ofRoute)
          if (schema.unknownMembers === 'kept')
            (schema as { unknownMembers: Schema['unknownMembers'] }).unknownMembers = 'removed';
      const own = [...ofRoute, ...(draft.handler ? ofItem(draft.handler) : [])];
      for (const schema of new Set([...own, ...ofChain.of(draft.chain)])) {
        const list = found.get(schema);
        if (list === undefined) found.set(schema, [endpoint]);
        else list.push(endpoint);
      }
    };
    for (const pair of pairs)
      failures.attempt('schema', pair.draft.at, () => {
        assign(pair);
      });
    for (const [schema, endpoints] of found) (schema as { endpoints?: readonly Endpoint[] }).endpoints = endpoints;
  }
  /** Leaves out what was stored raw, but after the chain had let nothing unnamed pass. */
  settle(lists: BehaviourLists, pairs: readonly Pair[], errorHandlers: readonly Behaviour[]): BehaviourLists {
    this.assignSchemas(pairs);
    const checked = (flow: Flow): boolean => {
      const { at, part } = flow.source;
      if (part !== 'body') return false;
      const reads = (endpoint: Endpoint): boolean =>
        isWithin(at, endpoint.handler.at) ||
        endpoint.handler.inputs.some((it) => it.part === part && isWithin(at, it.at));
      const own = pairs.filter((it) => reads(it.endpoint));
      return (
        own.length > 0 &&
        own.every(({ draft, endpoint }) => {
          const loose = lists.schemas.some(
            (it) => it.unknownMembers === 'kept' && it.appliesTo.includes('body') && it.endpoints?.includes(endpoint),
          );
          const refused = lists.schemas.some(
            (it) =>
              it.unknownMembers === 'refused' && it.appliesTo.includes('body') && it.endpoints?.includes(endpoint),
          );
          const left = flow.source.checked !== true && !refused && this.leavesBody(draft);
          return endpoint.validated.body.is === 'yes' && !loose && !left && this.bodyIsClosed(draft);
        })
      );
    };
    const told = new Map(
      pairs
        .flatMap(({ endpoint }) => endpoint.handler.audits)
        .flatMap((it) => (it.when === 'unknown' ? [] : [[placeKey(it.at), it] as const])),
    );
    return {
      ...lists,
      audits: lists.audits.map((it) => (it.when === 'unknown' ? (told.get(placeKey(it.at)) ?? it) : it)),
      accesses: lists.accesses.map((it) => {
        const { rawInput, otherRawInput = [], ...rest } = it;
        if (rawInput === undefined) return it;
        const [first, ...others] = [rawInput, ...otherRawInput].filter((flow) => !checked(flow));
        return {
          ...rest,
          ...(first && { rawInput: first }),
          ...(others.length > 0 && { otherRawInput: others }),
        };
      }),
      merges: (lists.merges ?? []).filter((it) => !checked(it.flow)),
      responses: settledOnward(
        settledThrown(
          lists.responses,
          pairs.flatMap(({ draft, endpoint }) => (isSafe(draft) ? endpoint.handler : [])),
        ),
        () => [
          ...errorHandlers,
          ...pairs.flatMap(({ draft, endpoint }) => (draft.goesOn === false ? endpoint.handler : [])),
        ],
        () =>
          [
            ...pairs.flatMap(({ draft, endpoint }) => (draft.goesOn === false ? [] : endpoint.handler)),
            ...new Set(pairs.flatMap(({ draft }) => this.standing.of(draft.chain))),
          ].map((it) => ('responses' in it ? it : this.behaviours.of(it))),
      ),
    };
  }
  /** A check of the project refuses what nobody named, or its result is put in the place of the body. */
  private bodyIsClosed(draft: EndpointDraft): boolean {
    const items = [...draft.chain].map((it) => it.item).concat(draft.handler ?? []);
    const functions = items.flatMap((it) => this.functionOf(it) ?? []);
    const left = functions.flatMap((fn) => this.behaviours.unnamedIn(fn));
    if (left.length === 0 || left.includes('refused') || left.includes('unknown')) return true;
    return left.includes('removed') && functions.some((fn) => this.replacesBody(fn));
  }
  /** All checks of libraries in the chain leave the body as it was sent, with whatever else is in it, and so do others. */
  private leavesBody(draft: EndpointDraft): boolean {
    const { apis } = this.behaviours.scene.values;
    const { chain } = draft;
    if (this.functionsOf(draft).some((fn) => this.replacesBody(fn))) return false;
    const checks = [...chain].flatMap(({ item }) =>
      item.things.flatMap((it) =>
        it.kind === 'api'
          ? apis
              .rows(it.nodes, 'middleware')
              .filter(({ row }) => row.does === 'validates' && row.parts?.includes('body'))
          : [],
      ),
    );
    return checks.length > 0 && checks.every(({ row }) => row.leaves === true);
  }
  private replacesBody(fn: FunctionThing): boolean {
    return this.behaviours.checkersOf(fn).some((it) => this.setsBody(it));
  }
  private setsBody({ ref }: FunctionThing): boolean {
    const { values } = this.behaviours.scene;
    const { unit } = ref;
    return unit.facts.values.some((value, id) => {
      if (value.kind !== 'set' || !unit.isWithin(unit.ownerOf(id), ref.id)) return false;
      // A part that is named by a parameter (`request[part] = …`).
      const name = typeof value.key === 'string' ? value.key : 'body';
      return values
        .things({ ...ref, id: value.of })
        .some(
          (it) =>
            it.kind === 'api' &&
            values.apis.rows(values.apis.step(it.nodes, `.${name}`), 'sources').some(({ row }) => row.part === 'body'),
        );
    });
  }
  /** Handlers and middleware whose rejections nobody receives, each once. The ledger tells of what is lost behind an endpoint. */
  lostErrors(pairs: readonly Pair[]): readonly LostError[] {
    const out = new Map<string, LostError>();
    const { failures } = this.behaviours.scene.values;
    const links = new NewLinks();
    for (const { draft, endpoint } of pairs) {
      const handler = draft.handler === undefined ? [] : [{ item: draft.handler, at: draft.at }];
      for (const { item, at } of [...links.of(draft.chain), ...handler]) {
        const found = failures.guarded(
          'promise',
          item.ref,
          () => undefined,
          () => this.behaviours.lost(item),
        );
        const place = placeInCall(item.ref, at);
        if (found !== undefined && !out.has(placeKey(place)))
          out.set(placeKey(place), { ...found, at: place, endpoint });
      }
    }
    const served = pairs.flatMap(({ draft, endpoint }) => {
      const fn = draft.handler && this.functionOf(draft.handler);
      return fn === undefined ? [] : [{ fn, endpoint }];
    });
    for (const { unit, id, error } of this.behaviours.lostErrors()) {
      const reaching = served.filter(({ fn }) => this.behaviours.reaches(fn, unit, id));
      for (const { endpoint } of reaching) tellLost(endpoint, error);
      const [found] = reaching;
      if (!out.has(placeKey(error.at)))
        out.set(placeKey(error.at), found ? { ...error, endpoint: found.endpoint } : error);
    }
    return [...out.values()].sort(byPlace);
  }
}
const LOST_BY: Partial<Record<LostError['kind'], string>> = {
  'callback-throw': 'nobody catches this error',
  'callback-ignored': 'nobody looks at this error',
};
/** An endpoint behind which an error is lost does not handle its errors. */
function tellLost(endpoint: Endpoint, { at, kind }: LostError): void {
  if (endpoint.errorsHandled.is !== 'yes') return;
  const by = LOST_BY[kind] ?? 'nobody waits for this promise';
  (endpoint as { errorsHandled: Answer }).errorsHandled = { is: 'no', at, by };
}
/** Records of one place are one. */
function eachOnce(records: readonly AuditRecord[]): readonly AuditRecord[] {
  const known = new Map<string, AuditRecord>();
  for (const it of records) if (!known.has(placeKey(it.at))) known.set(placeKey(it.at), it);
  return [...known.values()];
}
function isWithin(inner: Location, outer: Location): boolean {
  return inner.path === outer.path && inner.line >= outer.line && inner.endLine <= outer.endLine;
}
