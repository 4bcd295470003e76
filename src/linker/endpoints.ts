/** Endpoints of the model: what is known about each from its chain and its handler. */
import { isOfPath, shareLetBy } from './acts/exemptions.ts';
import type { Location } from '../facts/facts.ts';
import type { Answer, Behaviour, Contract, Endpoint, EndpointParam, RequestPart, Row } from '../model/model.ts';
import { excludeEachOther } from '../model/questions.ts';
import type { Gates, Refusal } from './acts/gates.ts';
import { UNCOUNTED } from './acts/limits.ts';
import type { Proof } from './acts/proven.ts';
import type { Credential } from './behaviour/acts.ts';
import type { EndpointDraft } from './chains.ts';
import type { Failures } from './failures.ts';
import { originsIn } from './origins.ts';
import { placeOf } from './places.ts';
import { letsIn, purposeAmong } from './purposes.ts';
import { unknownEndpoint } from './unknown.ts';
import { ifStopped } from './stopped.ts';
import type { Parameter } from './parameters.ts';
import type { RoleAnswer, Roles } from './roles.ts';
import { ToldChain, ToldChains } from './told-chains.ts';
import type { Verdict } from './acts/verdicts.ts';
import { unreadHandler } from './unread-handlers.ts';

/** What the endpoint pass asks of the passes about behaviour. */
export interface HandlerKnowledge {
  behaviourOf(draft: EndpointDraft): Behaviour;
  /** Parts that the handler checks by itself, with the line. */
  validationsOf(draft: EndpointDraft): readonly { readonly part: RequestPart; readonly at: Answer['at'] }[];
  /** Where the handler hands the body to a check that could not be followed. */
  bodyHandedOver(draft: EndpointDraft): Location | undefined;
  /** The transaction within which the chain runs the handler. */
  transactionOf(draft: EndpointDraft): Answer | undefined;
  errorsHandled(draft: EndpointDraft, behaviour: Behaviour): Answer;
  /** What is said of it to those who call it. */
  contractOf(draft: EndpointDraft): Contract | undefined;
  /** Rows that the handler reads and writes. */
  rowsOf(draft: EndpointDraft): readonly Row[];
  /** Whether the rows are tied to the caller. */
  ownerScoped(draft: EndpointDraft, endpoint: Endpoint): Answer;
  /** What the handler does with passwords and tokens. */
  credentialsOf(draft: EndpointDraft): ReadonlySet<Credential>;
  /** The status of its answers where nothing else says one. */
  usualStatusOf(draft: EndpointDraft): number | undefined;
  /** Parameters that decorators declare. */
  parametersOf(draft: EndpointDraft): readonly Parameter[];
  /** Types that parameters are converted to or declared as, by name. */
  typesOf(draft: EndpointDraft): ReadonlyMap<string, string>;
}

const MUTATIONS = new Set(['create', 'update', 'delete', 'upsert']);

/** Drafts of endpoints with all answers. One whose analysis throws keeps its place among them. */
export function endpointsOf(
  drafts: readonly EndpointDraft[],
  roles: Roles,
  gates: Gates,
  knowledge: HandlerKnowledge,
  failures: Failures,
): readonly { readonly endpoint: Endpoint; readonly draft: EndpointDraft }[] {
  const told = new ToldChains(roles);
  return drafts.flatMap((draft) => {
    const endpoint = failures.guarded(
      'endpoint',
      draft.at,
      () => unknownEndpoint(draft),
      () => endpointOf(draft, told, gates, knowledge),
    );
    return isMiddleware(draft, endpoint.handler) ? [] : [{ draft, endpoint }];
  });
}
/** What only hands on or refuses stands before endpoints and is none. */
function isMiddleware({ goesOn, method, handler }: EndpointDraft, { responses, complete }: Behaviour): boolean {
  if (goesOn !== true) return false;
  if (handler?.things.some((thing) => thing.kind === 'function') !== true) return method === 'ALL';
  const any = method === 'ALL';
  const answers = responses.some(
    ({ status = 200, as }) => status < 400 && !(any && (as === 'redirect' || (status >= 300 && status < 400))),
  );
  return !answers && (any || complete);
}
function endpointOf(draft: EndpointDraft, told: ToldChains, gates: Gates, knowledge: HandlerKnowledge): Endpoint {
  const chain = told.of(draft);
  const behaviour = knowledge.behaviourOf(draft);
  // What the handler does by itself matters only where the chain has not settled it.
  const has = (does: string): boolean => chain.best(does)?.is === 'yes';
  const settled = has('authenticates') && has('authorizes');
  const isLogin = !has('authenticates') && letsIn(draft, behaviour, knowledge.credentialsOf(draft));
  const inline = settled ? [] : inlineRoles(draft, gates, behaviour);
  const own = isLogin ? inline.filter(({ does, is }) => does !== 'authenticates' || is === 'unknown') : inline;
  const unread = unreadOf(draft);
  const hidden = [
    ...own.flatMap((it) => (it.is === 'unknown' && it.does === 'other' ? [it.by] : [])),
    ...(unread === undefined ? [] : [unread]),
  ];
  const all = new ToldChain(chain, own, hidden);
  const unseen = [...draft.unseen, ...all.unseen()];
  const complete = unseen.length === 0;
  const types = knowledge.typesOf(draft);
  const asked = (does: string): Answer => overBus(draft, answer(all, does, complete, unseen));
  const authenticated = asked('authenticates');
  const absence = [...(draft.marks?.method ?? []), ...(draft.marks?.class ?? [])].find(
    (it) => it.row.does === 'absent',
  );
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
    usualStatus: knowledge.usualStatusOf(draft),
    authenticated,
    authorized: authorizedOf(asked('authorizes'), authenticated),
    validated: {
      body: validated(draft, all, behaviour, 'body', knowledge, complete, unseen),
      query: validated(draft, all, behaviour, 'query', knowledge, complete, unseen),
      path: validated(draft, all, behaviour, 'path', knowledge, complete, unseen),
    },
    rateLimited: asked('limits'),
    audited: audited(draft, behaviour, all),
    errorsHandled: knowledge.errorsHandled(draft, behaviour),
    transactional: transactional(draft, behaviour, knowledge.transactionOf(draft)),
    // Asked for by few.
    get contract() {
      return knowledge.contractOf(draft);
    },
    get rows() {
      return knowledge.rowsOf(draft);
    },
    get ownerScoped() {
      return knowledge.ownerScoped(draft, this);
    },
    ...(absence && { absence: placeOf(absence.ref) }),
    ...(chain.opened && { opened: true as const }),
    purpose: purposeAmong(draft, authenticated, behaviour, knowledge.credentialsOf(draft)),
  };
}
/** Whoever sends something over a broker was asked by that: nothing is missing where the handler does not ask again. */
function overBus({ isOnBus }: EndpointDraft, told: Answer): Answer {
  return isOnBus === true && told.is === 'no' ? { is: 'not-applicable', by: 'messages come over a broker' } : told;
}
/** No right is told to be missing where it is not known who is calling: what asks for it may not have been seen. */
function authorizedOf(authorized: Answer, authenticated: Answer): Answer {
  if (authorized.is !== 'no' || authenticated.is !== 'unknown') return authorized;
  return { ...authenticated, by: 'who is calling is not known' };
}
/** The handler refuses by itself who has no credentials. */
function inlineRoles(draft: EndpointDraft, gates: Gates, behaviour: Behaviour): readonly RoleAnswer[] {
  const out: RoleAnswer[] = draft.kind === 'websocket' ? [...connectedAs(draft, gates)] : [];
  const functions = (draft.handler?.things ?? []).filter((it) => it.kind === 'function');
  const asking = { authenticates: 0, authorizes: 0 };
  for (const thing of functions) {
    const gate = gates.of(thing);
    for (const does of ['authenticates', 'authorizes'] as const) {
      const { verdict } = gates.served(thing, does, {
        ...(draft.elsewhere && { elsewhere: draft.elsewhere }),
        ...(draft.entered && { entered: draft.entered }),
        last: draft.last === true,
      });
      const told = verdict && ifStopped(verdict, behaviour);
      const part = told === undefined ? 'all' : partOf(told, draft);
      // A link that changes something is used up for that, as a password is for a session.
      const isUsedUp = told?.inLink === true && (!SAFE.has(draft.method) || behaviour.writes.length > 0);
      if (told !== undefined) asking[does]++;
      if (told !== undefined && part !== 'none' && !isUsedUp)
        out.push({
          does,
          is: part === 'some' && told.is === 'yes' ? 'conditional' : told.is,
          at: told.at,
          by: told.by === undefined ? 'the handler itself' : `the handler: ${told.by}`,
        });
      else {
        const given = gate.refusals.find((it) => it.status === (does === 'authenticates' ? 401 : 403) && isGiven(it));
        if (given)
          out.push({
            does,
            is: 'unknown',
            at: given.at,
            by: 'when the refusal that it was given is one is not followed',
          });
      }
    }
    if (gate.gathers) out.push({ does: 'gathers', is: 'yes', at: thing.ref, by: 'the handler itself' });
    const limit = gates.limits(thing, draft.elsewhere);
    if (limit) out.push({ does: 'limits', ...limit, by: limit.is === 'unknown' ? UNCOUNTED : 'the handler itself' });
    if (gate.cut === true)
      out.push({ does: 'other', is: 'unknown', at: thing.ref, by: 'what the handler hangs on is too many calls away' });
  }
  // It may be one that asks nobody: a setting decides.
  const passes = ({ does, is }: RoleAnswer): boolean =>
    is === 'yes' && (does === 'authenticates' || does === 'authorizes') && asking[does] < functions.length;
  return out.map((it) => (functions.length > 1 && passes(it) ? { ...it, is: 'conditional' } : it));
}
/** Events are listened to by what serves a connection: whoever was turned away before that sends none. */
function connectedAs({ at }: EndpointDraft, gates: Gates): readonly RoleAnswer[] {
  const known = gates.knownAt(at);
  const told = (does: RoleAnswer['does'], proof: Proof | undefined): readonly RoleAnswer[] =>
    proof === undefined || proof.denies === true
      ? []
      : [
          {
            does,
            is: proof.is,
            at: proof.at,
            by: proof.by === undefined ? BY_CONNECTION : `${BY_CONNECTION}: ${proof.by}`,
          },
        ];
  return [...told('authenticates', known?.caller), ...told('authorizes', known?.right)];
}
const BY_CONNECTION = 'what serves the connection';
/** Of how many requests of an endpoint a verdict speaks that holds for some paths or methods. */
function partOf({ exempt = [] }: Verdict, { path, method, folder }: EndpointDraft): 'all' | 'some' | 'none' {
  // What else is asked of them is not told apart.
  if (shareLetBy({ exempt: exempt.filter(isOfPath) }, { path, method, folder }) !== 'none') return 'some';
  const others = exempt.filter((it) => it.allBut !== undefined);
  if (shareLetBy({ exempt: others }, { path, method, folder }) === 'none') return 'all';
  return method === 'ALL' ? 'some' : 'none';
}
/** It is a function that refuses which a call gave back: `const { error } = await check(request); if (error) return error();`. */
function isGiven({ at }: Refusal): boolean {
  const call = at.unit.value(at.id);
  if (call.kind !== 'call') return false;
  const origins = originsIn(at.unit, call.callee, ['get', 'wait', 'join', 'load']);
  return [...origins].some((id) => at.unit.value(id).kind === 'call');
}
function answer(all: ToldChain, does: string, complete: boolean, unseen: readonly string[]): Answer {
  const best = all.best(does);
  if (best && (best.is !== 'unknown' || complete)) return { is: best.is, at: placeOf(best.at), by: best.by };
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
  // Requests that only ask have no body: a helper for all methods may read one all the same.
  if (part === 'body' && BODILESS.has(draft.method) && !readsItself(draft, reads?.at)) return { is: 'not-applicable' };
  const noted = all.checks(part) === undefined ? all.notes(part) : undefined;
  const isGathered = noted === undefined || all.first('gathers') !== undefined;
  if (noted !== undefined && !isGathered) return ungathered(noted, complete && behaviour.complete, unseen);
  const link = noted ?? all.checks(part);
  // A check of several parts at once says nothing of those that nobody reads.
  const isMeant = link?.parts?.length === 1 || !behaviour.complete || (part === 'body' && WITH_BODY.has(draft.method));
  if (link && (has || (link.parts !== undefined && isMeant))) return { is: link.is, at: placeOf(link.at), by: link.by };
  const pipes = (['class', 'made-class'] as const).flatMap((style) => all.checks(part, style) ?? []);
  const loose = declared.filter((it) => it.type === undefined && !pipes.some((pipe) => pipe.byClass === it.held));
  const [first] = declared;
  if (first && loose.length === 0) {
    const pipe = pipes.find((it) => it.byClass === first.held);
    return {
      is: pipe?.is ?? 'yes',
      at: placeOf(first.at),
      by: pipe?.by ?? first.by ?? `a pipe makes it ${first.type!}`,
    };
  }
  // A check of the request as a whole tells of the parts that are read; a body may be put there by what is not known.
  const isChecked = has || (part === 'body' && !SAFE.has(draft.method));
  const own = isChecked ? knowledge.validationsOf(draft).find((it) => it.part === part) : undefined;
  if (own) return { is: 'yes', ...(own.at && { at: own.at }), by: 'the handler itself' };
  const read = behaviour.inputs.filter((it) => it.part === part);
  if (read[0] && read.every((it) => it.tested)) return { is: 'yes', at: read[0].at, by: 'the handler itself' };
  if (pipes[0] && loose[0])
    return loose.every((it) => it.held === 'unseen')
      ? { is: 'unknown', at: placeOf(loose[0].at), by: 'what the class of this parameter extends cannot be seen' }
      : {
          is: 'no',
          at: placeOf(loose.find((it) => it.held !== 'unseen')!.at),
          by: `${pipes[0].by} checks classes, and this parameter has none with constraints`,
        };
  if (!has)
    return behaviour.complete || part === 'path'
      ? { is: 'not-applicable' }
      : { is: 'unknown', by: unreadOf(draft) ?? 'the handler could not be followed completely' };
  if (part === 'path') {
    const types = knowledge.typesOf(draft);
    const names = [...draft.path.matchAll(/:(\w+)/g)].map((it) => it[1]!);
    const constrained = names.every((name) => types.has(name) || new RegExp(`:${name}[({]`).test(draft.path));
    if (constrained) return { is: 'yes', at: placeOf(draft.at), by: 'typed parameters' };
  }
  const looked = part === 'body' ? all.first('examines') : undefined;
  if (looked) return { is: 'unknown', at: placeOf(looked.at), by: looked.by };
  const handed = part === 'body' && complete ? knowledge.bodyHandedOver(draft) : undefined;
  if (handed) return { is: 'unknown', at: handed, by: 'the handler hands it to a check that could not be followed' };
  return complete ? { is: 'no', ...(reads && { at: reads.at }) } : { is: 'unknown', by: unseen.slice(0, 2).join('; ') };
}
/** What a check notes down and nobody asks for refuses nobody. */
function ungathered(noted: RoleAnswer, complete: boolean, unseen: readonly string[]): Answer {
  const at = placeOf(noted.at);
  if (!complete) return { is: 'unknown', at, by: unseen[0] ?? 'who asks what the checks noted down could not be seen' };
  return { is: 'no', at, by: 'nobody asks what the checks noted down' };
}
const BODILESS = new Set(['GET', 'HEAD']);
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH', 'ACTION']);
/** What is read stands in the handler itself, or in its declared parameters. */
function readsItself(draft: EndpointDraft, at: Location | undefined): boolean {
  return (draft.handler?.things ?? []).some((it) => {
    if (it.kind !== 'function' || at === undefined) return false;
    const { path, line, endLine } = placeOf(it.ref);
    return at.path === path && at.line >= line && at.endLine <= endLine;
  });
}
function audited(draft: EndpointDraft, behaviour: Behaviour, all: ToldChain): Answer {
  const record = behaviour.audits.find((it) => it.conditional === undefined) ?? behaviour.audits[0];
  if (record?.conditional)
    return { is: 'conditional', at: record.conditional, by: 'a setting decides whether it is recorded' };
  if (record) return { is: 'yes', at: record.at };
  const link = all.first('audits');
  if (link) return { is: link.is, at: placeOf(link.at), by: link.by };
  const unseen = unseenIn(draft, behaviour);
  if (unseen) return unseen;
  const [write] = behaviour.writes;
  return write === undefined ? { is: 'not-applicable' } : { is: 'no', at: write.at };
}
function transactional(draft: EndpointDraft, behaviour: Behaviour, around: Answer | undefined): Answer {
  const all = behaviour.writes.filter((it) => MUTATIONS.has(it.does) && it.standsAlone !== true);
  const writes = all.filter(
    (it) =>
      it.loop !== undefined ||
      all.some((other) => other !== it && other.cache === it.cache && !excludeEachOther(it, other)),
  );
  const bare = writes.find((it) => it.transaction === undefined);
  const unseen = SAFE.has(draft.method) && unreadOf(draft) === undefined ? undefined : unseenIn(draft, behaviour);
  if (writes.length === 0) return unseen ?? { is: 'not-applicable' };
  if (bare === undefined) return { is: 'yes', at: writes[0]!.transaction!.at };
  if (around !== undefined) return around;
  if (writes.some((it) => it.transaction)) return { is: 'conditional', at: bare.at };
  return behaviour.blind.length > 0 && unseen ? unseen : { is: 'no', at: bare.at };
}
/** Methods by which, as HTTP has it, nothing is changed. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY', 'SUBSCRIPTION']);
/** Why what the handler changes and records cannot be told; undefined: all of it was seen. */
function unseenIn(draft: EndpointDraft, { complete, blind }: Behaviour): Answer | undefined {
  const [call] = SAFE.has(draft.method) ? [] : blind;
  if (call !== undefined) {
    const what = call.package === '' ? 'what is called here does' : `what ${call.package} does here`;
    return { is: 'unknown', at: call.at, by: `${what} is not known` };
  }
  return complete
    ? undefined
    : { is: 'unknown', by: unreadOf(draft) ?? 'the handler could not be followed completely' };
}
/** Why nothing of the handler is seen. */
function unreadOf({ handler }: EndpointDraft): string | undefined {
  return handler && unreadHandler(handler)?.why;
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
