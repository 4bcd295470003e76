/** Acts: what code does that a model speaks of, told of single values of a body. */
import type { Location, RegionId, ValueId } from '../../facts/facts.ts';
import type { Blind, DataAccess, LogRecord, OutboundCall, Thrown } from '../../model/model.ts';
import type { Runs } from '../acts/follow.ts';
import type { Site } from '../flows/sites.ts';
import { standsFor } from '../http.ts';
import { statusOfRow } from '../statuses.ts';
import { type Context, type Ref, valueKey } from '../things.ts';
import type { Audited } from './audit-places.ts';
import { auditOfAccess, auditOfLog, auditOfMessage, auditOfRow } from './audits.ts';
import { isCaughtIn, isLostIn } from './caught.ts';
import type { Input } from './inputs.ts';
import { logAt } from './logs.ts';
import { outboundAt } from './outbound.ts';
import { type Answered, leakIn, responseAt } from './responses.ts';
import type { Scene } from './scene.ts';
import { handedError, thrownAt, thrownByCall } from './thrown.ts';

/** What is done with passwords and tokens. */
export type Credential = 'hash-password' | 'compare-password' | 'sign-token' | 'verify-token';
const CREDENTIALS: ReadonlySet<string> = new Set<Credential>([
  'hash-password',
  'compare-password',
  'sign-token',
  'verify-token',
]);
export type Act =
  /** `apart`: a listener does it, for what comes in. */
  | { readonly is: 'access'; readonly access: DataAccess; readonly key: string; readonly apart?: true }
  | { readonly is: 'response'; readonly answer: Answered }
  | { readonly is: 'log'; readonly log: LogRecord }
  | { readonly is: 'audit'; readonly audit: Audited; readonly runs: Runs }
  | { readonly is: 'outbound'; readonly call: OutboundCall }
  | { readonly is: 'throw'; readonly thrown: Thrown }
  | { readonly is: 'input'; readonly input: Input }
  /** Input is checked against a schema. */
  | { readonly is: 'validation'; readonly ref: Ref }
  /** A password is hashed or compared, or a token is signed or verified. */
  | { readonly is: 'credential'; readonly does: Credential }
  /** What is done here is not seen. */
  | { readonly is: 'blind'; readonly blind: Blind }
  /** The chain goes on here, within a transaction where there is one. */
  | { readonly is: 'next'; readonly transaction?: Location; readonly heeds?: true };
/** What other passes found out about single accesses. */
export interface Details {
  /** By `valueKey`: complete but for what the caller adds. */
  readonly accesses: ReadonlyMap<string, DataAccess>;
  /** An access whose receiver is only known in a frame. */
  accessIn(site: Site, ctx: Context): DataAccess | undefined;
  /** Transactions that an access or a call runs in, by `valueKey`. */
  readonly transactions: ReadonlyMap<string, NonNullable<DataAccess['transaction']>>;
}

/** Acts of a call of a library. */
export function actsAt(scene: Scene, details: Details, site: Site, ref: Ref, runs: Runs): readonly Act[] {
  const out: Act[] = [];
  const { ctx } = ref;
  const key = valueKey(ref);
  const access = details.accesses.get(key);
  const own = access === undefined || access.target === '' ? withFrame(access, details.accessIn(site, ctx)) : access;
  if (own !== undefined) {
    const held = own.transaction ?? details.transactions.get(key);
    const found: DataAccess = { ...own, ...(held && { transaction: held }) };
    out.push({ is: 'access', access: found, key });
    const audit = auditOfAccess(scene, ref, found, scene.rows(site, 'data', ctx)[0]?.row);
    if (audit !== undefined) out.push({ is: 'audit', audit, runs });
  }
  const responses = scene.rows(site, 'responses', ctx).filter(({ row }) => row.cuts !== true);
  const response = responses.find(({ row }) => row.ends) ?? responses[0];
  if (response !== undefined) out.push({ is: 'response', answer: responseAt(scene, ref, response.row) });
  const logs = scene.rows(site, 'logs', ctx);
  const [audit] = scene.rows(site, 'audits', ctx);
  if (audit !== undefined) out.push({ is: 'audit', audit: auditOfRow(scene, ref, audit.row), runs });
  if (logs.length > 0) {
    const log = logAt(scene, ref, logs);
    out.push({ is: 'log', log });
    const shaped = audit === undefined ? auditOfLog(scene, ref, log) : undefined;
    if (shaped !== undefined) out.push({ is: 'audit', audit: shaped, runs });
  }
  if (scene.rows(site, 'validators', ctx).length > 0) out.push({ is: 'validation', ref });
  for (const { row } of scene.rows(site, 'crypto', ctx))
    if (CREDENTIALS.has(row.does)) out.push({ is: 'credential', does: row.does as Credential });
  const outbound = outboundAt(scene, site);
  if (outbound !== undefined) out.push({ is: 'outbound', call: outbound });
  for (const { row, name } of scene.rows(site, 'errors', ctx)) {
    const thrown = thrownByCall(scene, ref, row, name);
    if (thrown !== undefined) out.push({ is: 'throw', thrown });
  }
  return out;
}
/** The audit record that a message is. */
export function sentAt(scene: Scene, ref: Ref, runs: Runs): readonly Act[] {
  const site = scene.messagesIn(ref.unit).get(ref.id);
  return (site === undefined ? [] : scene.rows(site, 'queues', ref.ctx)).flatMap(({ row }): readonly Act[] => {
    const audit = row.does === 'publish' ? auditOfMessage(scene, ref, row) : undefined;
    return audit === undefined ? [] : [{ is: 'audit', audit, runs }];
  });
}
/** What is known of an access, with what only the frame in which it runs tells of its receiver. */
function withFrame(access: DataAccess | undefined, framed: DataAccess | undefined): DataAccess | undefined {
  return access && framed ? { ...access, ...framed } : (framed ?? access);
}
/** A member whose being written answers (`context.body = x`). */
export function writtenAt(scene: Scene, ref: Ref): readonly Act[] {
  const set = ref.unit.value(ref.id);
  if (set.kind !== 'set' || typeof set.key !== 'string' || !scene.writtenNames().has(set.key)) return [];
  const { apis } = scene.values;
  for (const thing of scene.values.things({ ...ref, id: set.of })) {
    if (thing.kind !== 'api') continue;
    const [found] = apis.rows(apis.step(thing.nodes, `.${set.key}`), 'responses');
    if (found?.row.body === 'written') return [{ is: 'response', answer: responseAt(scene, ref, found.row) }];
  }
  return [];
}
/** What is thrown, and what it shows of another error to the caller. */
export function raisedAt(scene: Scene, ref: Ref, region: RegionId): readonly Act[] {
  const thrown = thrownAt(scene, ref);
  const leak = isCaughtIn(ref.unit, region) || isLostIn(ref.unit, region) ? undefined : leakAt(scene, ref);
  return [
    ...(thrown === undefined ? [] : [{ is: 'throw' as const, thrown }]),
    ...(leak === undefined ? [] : [{ is: 'response' as const, answer: leak }]),
  ];
}
/** `next()` and `next(error)`. */
export function goingOn(
  scene: Scene,
  ref: Ref,
  args: readonly ValueId[],
  transaction: Location | undefined,
): readonly Act[] {
  const thrown = handedError(scene, ref, args);
  const call = ref.unit.value(ref.id);
  // Whoever was answered goes no further by it.
  const heeds =
    call.kind === 'call' &&
    !scene.values.handed.isDelayed() &&
    scene.values.things({ ...ref, id: call.callee }).some((it) => standsFor(it, 'unanswered'));
  return [
    { is: 'next', ...(transaction && { transaction }), ...(heeds && { heeds }) },
    ...(thrown === undefined ? [] : [{ is: 'throw' as const, thrown }]),
  ];
}
/** An HTTP error whose message shows internals of another: the framework sends it. */
function leakAt(scene: Scene, ref: Ref): Answered | undefined {
  const site = scene.actsIn(ref.unit).get(ref.id);
  if (site === undefined) return undefined;
  const rows = scene.rows(site, 'errors', ref.ctx);
  const status = rows.map(({ row }) => statusOfRow(scene.values, ref, row.status)).find((it) => it !== undefined);
  for (const { row } of rows) {
    if (row.hides !== undefined && (status ?? row.hides) === row.hides) continue;
    for (const arg of scene.argument(ref, row.message ?? '[0]')) {
      const leaks = leakIn(scene, arg, status, 0);
      if (!leaks) continue;
      return {
        ref,
        ends: true,
        raised: true,
        given: false,
        response: {
          at: scene.place(ref),
          ...(status !== undefined && { status }),
          body: { keys: [], leaks, shape: 'unknown' },
          onError: true,
        },
      };
    }
  }
  return undefined;
}
