/** Endpoints of the model: what is known about each from its chain and its handler. */
import type { Answer, Behaviour, Endpoint, EndpointParam, RequestPart } from '../model/model.ts';
import type { Gate, Gates, Refusal } from './acts/gates.ts';
import type { EndpointDraft } from './chains.ts';
import type { Failures } from './failures.ts';
import { placeOf } from './places.ts';
import { purposeOf } from './purposes.ts';
import { unknownEndpoint } from './unknown.ts';
import type { Parameter } from './parameters.ts';
import type { RoleAnswer, Roles } from './roles.ts';
import type { Ref } from './things.ts';
import { ToldChain, ToldChains } from './told-chains.ts';

/** What the endpoint pass asks of the passes about behaviour. */
export interface HandlerKnowledge {
  behaviourOf(draft: EndpointDraft): Behaviour;
  /** Parts that the handler checks by itself, with the line. */
  validationsOf(draft: EndpointDraft): readonly { readonly part: RequestPart; readonly at: Answer['at'] }[];
  errorsHandled(draft: EndpointDraft, behaviour: Behaviour): Answer;
  /** The handler makes an account with a password. */
  makesAccount(draft: EndpointDraft): boolean;
  /** Parameters that decorators declare. */
  parametersOf(draft: EndpointDraft): readonly Parameter[];
  /** Types that parameters are converted to or declared as, by name. */
  typesOf(draft: EndpointDraft): ReadonlyMap<string, string>;
}

const MUTATIONS = new Set(['create', 'update', 'delete', 'upsert']);

/** Drafts with all answers. One whose analysis throws keeps its place among them. */
export function endpointsOf(
  drafts: readonly EndpointDraft[],
  roles: Roles,
  gates: Gates,
  knowledge: HandlerKnowledge,
  failures: Failures,
): readonly { readonly endpoint: Endpoint; readonly draft: EndpointDraft }[] {
  const told = new ToldChains(roles);
  return drafts.map((draft) => ({
    draft,
    endpoint: failures.guarded(
      'endpoint',
      draft.at,
      () => unknownEndpoint(draft),
      () => endpointOf(draft, told, gates, knowledge),
    ),
  }));
}
function endpointOf(draft: EndpointDraft, told: ToldChains, gates: Gates, knowledge: HandlerKnowledge): Endpoint {
  const chain = told.of(draft);
  const behaviour = knowledge.behaviourOf(draft);
  // What the handler does by itself matters only where the chain has not settled it.
  const has = (does: string): boolean => chain.best(does)?.is === 'yes';
  const settled = has('authenticates') && (has('authorizes') || draft.method === 'GET' || draft.method === 'QUERY');
  const own = settled ? [] : inlineRoles(draft, gates);
  const hidden = own.flatMap((it) => (it.is === 'unknown' ? [it.by] : []));
  const all = new ToldChain(chain, own, hidden);
  const unseen = [...draft.unseen, ...all.unseen()];
  const complete = unseen.length === 0;
  const types = knowledge.typesOf(draft);
  const mutates = behaviour.writes.length > 0;
  return {
    method: draft.method,
    path: draft.path,
    kind: draft.kind,
    at: placeOf(draft.at),
    params: paramsOf(draft, behaviour, types, knowledge.parametersOf(draft)),
    // Put together when it is asked for: endpoints share what stands before them.
    get chain() {
      return chain.middleware();
    },
    chainComplete: complete,
    unseen,
    handler: behaviour,
    framework: draft.framework,
    authenticated: answer(all, 'authenticates', complete, unseen),
    authorized: answer(all, 'authorizes', complete, unseen),
    validated: {
      body: validated(draft, all, behaviour, 'body', knowledge, complete, unseen),
      query: validated(draft, all, behaviour, 'query', knowledge, complete, unseen),
      path: validated(draft, all, behaviour, 'path', knowledge, complete, unseen),
    },
    rateLimited: answer(all, 'limits', complete, unseen),
    audited: audited(behaviour, all, mutates),
    errorsHandled: knowledge.errorsHandled(draft, behaviour),
    transactional: transactional(behaviour),
    purpose:
      knowledge.makesAccount(draft) &&
      draft.method === 'POST' &&
      purposeOf(draft.method, draft.path, draft.kind) === 'business'
        ? 'signup'
        : purposeOf(draft.method, draft.path, draft.kind),
  };
}
/** The handler refuses by itself who has no credentials. */
function inlineRoles(draft: EndpointDraft, gates: Gates): readonly RoleAnswer[] {
  const out: RoleAnswer[] = [];
  for (const thing of draft.handler?.things ?? []) {
    if (thing.kind !== 'function') continue;
    const gate = ownOf(gates.of(thing), draft);
    const knows = gate.readsCredential;
    const refusal = knows ? gate.refusals.find(refusesStrangers) : undefined;
    if (refusal) out.push({ does: 'authenticates', is: 'yes', at: refusal.at, by: 'the handler itself' });
    const right = gate.refusals.find((it) => knows && it.status === 403 && it.onCredential);
    if (right) out.push({ does: 'authorizes', is: 'yes', at: right.at, by: 'the handler itself' });
    const limit =
      gate.roles.find((it) => it.does === 'limits')?.at ?? gate.refusals.find((it) => it.status === 429)?.at;
    if (limit) out.push({ does: 'limits', is: 'yes', at: limit, by: 'the handler itself' });
    if (gate.cut === true)
      out.push({ does: 'other', is: 'unknown', at: thing.ref, by: 'what the handler hangs on is too many calls away' });
  }
  return out;
}
/** What a gate does where this endpoint is answered, of a handler that tells several apart. */
function ownOf(gate: Gate, { elsewhere = [] }: EndpointDraft): Gate {
  if (elsewhere.length === 0) return gate;
  const isOwn = ({ at: { unit, id } }: { readonly at: Ref }): boolean =>
    !elsewhere.some((region) => id >= unit.region(region).first && id < unit.region(region).last);
  return { ...gate, refusals: gate.refusals.filter(isOwn), roles: gate.roles.filter(isOwn) };
}
/** An error without a status speaks of the caller only where the handler throws it, or a check that the handler calls. */
function refusesStrangers({ status, how, onCredential, calls }: Refusal): boolean {
  if (!onCredential) return false;
  return (
    status === 401 || (how !== 'false' && (status === 403 || status === 302 || (status === undefined && calls < 2)))
  );
}
function answer(all: ToldChain, does: string, complete: boolean, unseen: readonly string[]): Answer {
  const best = all.best(does);
  if (best) return { is: best.is, at: placeOf(best.at), by: best.by };
  return complete ? { is: 'no' } : { is: 'unknown', by: unseen.slice(0, 2).join('; ') };
}
function validated(
  draft: EndpointDraft,
  all: ToldChain,
  behaviour: Behaviour,
  part: 'body' | 'query' | 'path',
  knowledge: HandlerKnowledge,
  complete: boolean,
  unseen: readonly string[],
): Answer {
  const declared = knowledge.parametersOf(draft).filter((it) => it.part === part);
  const reads = behaviour.inputs.find((it) => it.part === part) ?? (declared[0] && { at: placeOf(declared[0].at) });
  const has = part === 'path' ? draft.kind === 'rest' && /:\w/.test(draft.path) : reads !== undefined;
  const link = all.checks(part);
  if (link?.byClass) {
    const loose = declared.find((it) => it.type === undefined && !it.constrained);
    if (declared.length > 0)
      return loose
        ? {
            is: 'no',
            at: placeOf(loose.at),
            by: `${link.by} checks classes, and this parameter has none with constraints`,
          }
        : { is: link.is, at: placeOf(declared[0]!.at), by: link.by };
  } else if (link && (has || link.parts !== undefined)) return { is: link.is, at: placeOf(link.at), by: link.by };
  const piped = declared.length > 0 && declared.every((it) => it.type !== undefined);
  if (piped) return { is: 'yes', at: placeOf(declared[0]!.at), by: `a pipe makes it ${declared[0]!.type!}` };
  const own = knowledge.validationsOf(draft).find((it) => it.part === part);
  if (own) return { is: 'yes', ...(own.at && { at: own.at }), by: 'the handler itself' };
  const read = behaviour.inputs.filter((it) => it.part === part);
  if (read[0] && read.every((it) => it.tested)) return { is: 'yes', at: read[0].at, by: 'the handler itself' };
  if (!has)
    return behaviour.complete || part === 'path'
      ? { is: 'not-applicable' }
      : { is: 'unknown', by: 'the handler could not be followed completely' };
  if (part === 'path') {
    const types = knowledge.typesOf(draft);
    const names = [...draft.path.matchAll(/:(\w+)/g)].map((it) => it[1]!);
    const constrained = names.every((name) => types.has(name) || new RegExp(`:${name}[({]`).test(draft.path));
    if (constrained) return { is: 'yes', at: placeOf(draft.at), by: 'typed parameters' };
  }
  return complete ? { is: 'no', ...(reads && { at: reads.at }) } : { is: 'unknown', by: unseen.slice(0, 2).join('; ') };
}
function audited(behaviour: Behaviour, all: ToldChain, mutates: boolean): Answer {
  const record = behaviour.audits[0];
  if (record) return { is: 'yes', at: record.at };
  const link = all.first('audits');
  if (link) return { is: link.is, at: placeOf(link.at), by: link.by };
  if (!mutates)
    return behaviour.complete
      ? { is: 'not-applicable' }
      : { is: 'unknown', by: 'the handler could not be followed completely' };
  return behaviour.complete
    ? { is: 'no', at: behaviour.writes[0]!.at }
    : { is: 'unknown', by: 'the handler could not be followed completely' };
}
function transactional(behaviour: Behaviour): Answer {
  const writes = behaviour.writes.filter((it) => MUTATIONS.has(it.does));
  if (writes.length < 2 && !writes.some((it) => it.loop)) return { is: 'not-applicable' };
  const bare = writes.find((it) => it.transaction === undefined);
  if (bare === undefined) return { is: 'yes', at: writes[0]!.transaction!.at };
  return writes.some((it) => it.transaction) ? { is: 'conditional', at: bare.at } : { is: 'no', at: bare.at };
}
function paramsOf(
  draft: EndpointDraft,
  behaviour: Behaviour,
  types: ReadonlyMap<string, string>,
  declared: readonly Parameter[],
): readonly EndpointParam[] {
  const out: EndpointParam[] = [];
  const add = (name: string, where: EndpointParam['in'], at?: EndpointParam['at']): void => {
    if (out.some((it) => it.name === name && it.in === where)) return;
    const type = types.get(name);
    out.push({ name, in: where, ...(at && { at }), ...(type && { type }) });
  };
  if (draft.kind === 'rest') for (const match of draft.path.matchAll(/[:*](\w+)/g)) add(match[1]!, 'path');
  const places: Partial<Record<RequestPart, EndpointParam['in']>> = {
    query: 'query',
    headers: 'header',
    cookies: 'cookie',
    body: 'body',
    event: 'body',
    files: 'body',
  };
  for (const input of behaviour.inputs) {
    const where = places[input.part];
    if (where && input.name !== undefined) add(input.name, where, input.at);
  }
  for (const { part, name, at } of declared) {
    const where = places[part];
    if (where && name !== undefined) add(name, where, placeOf(at));
  }
  return out;
}
