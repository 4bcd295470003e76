/** All that serves operations, and what its functions will be handed. */
import { announce } from '../items.ts';
import type { Replaying } from '../replaying.ts';
import type { Item } from '../scopes.ts';
import { type Ref, valueOf } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { isService } from '../values/services.ts';
import type { FieldSteps } from './field-steps.ts';
import { type GraphqlServer, graphqlOperations, type TextSteps } from './graphql.ts';
import type { Operations } from './operation.ts';
import { type ProcedureServer, procedureServers } from './procedures.ts';

export type Server = GraphqlServer | ProcedureServer;

/** The type of what the resolvers of all graphs are handed. */
const GRAPH = 'graphql:Context';

/** Servers, and schemas that no known server answers for. */
export interface Served {
  readonly servers: readonly Server[];
  readonly loose: readonly Operations[];
  /** What is put around the fields of schemas of which it is not seen who serves them. */
  readonly stray: readonly FieldSteps[];
  /** What texts of schemas beside the code put before a field. */
  readonly texts: TextSteps;
  /** What directives put before fields, whichever those are. */
  readonly asked: readonly Item[];
}

/** What is served in a project part. */
export function serversOf(values: Values): Served {
  const schemas = values.failures.guarded<ReturnType<typeof graphqlOperations>>(
    'routes',
    undefined,
    () => ({ servers: [], loose: [], stray: [], texts: () => [], asked: [] }),
    () => graphqlOperations(values),
  );
  const procedures = values.failures.guarded<readonly ProcedureServer[]>(
    'routes',
    undefined,
    () => [],
    () => procedureServers(values),
  );
  return { ...schemas, servers: [...schemas.servers, ...procedures] };
}
/** Tells the functions of operations what they are called with. */
export function announceOperations(replay: Pick<Replaying, 'values' | 'handing'>): void {
  const { servers, loose, asked } = serversOf(replay.values);
  for (const server of servers) {
    announce(replay, server.context, server.library, 'context');
    for (const it of 'first' in server ? (server.first ?? []) : []) announce(replay, [it], it.library, it.style);
    const type = 'steps' in server ? GRAPH : server.contextType;
    if (type === undefined) continue;
    fillContext(replay.values, server.context, type);
    if ('prefix' in server) for (const it of server.list) fillOnTheWay(replay.values, it.before, type);
  }
  for (const it of asked) announce(replay, [it], it.library, it.style);
  for (const { list } of [...servers, ...loose])
    for (const { before, handler } of list)
      for (const it of [...before, ...(handler === undefined ? [] : [handler])])
        announce(replay, [it], it.library, it.style);
}
/** Members of the objects that functions give are members of the type of the context. */
function fillContext(values: Values, context: readonly Item[], type: string): void {
  for (const fn of context.flatMap((it) => it.things)) {
    if (fn.kind !== 'function') continue;
    values.modules.makes(type, fn);
    for (const made of values.returned(fn, fn.ref.ctx))
      if (made.kind === 'object') {
        for (const { key, value } of values.entriesOf(made.ref)) values.modules.decorate(type, key, value);
        for (const it of spreadIn(made.ref)) values.modules.spreadInto(type, it);
      }
  }
}
/** What steps hand on to those behind them (`next({ ctx: { ...ctx, mails } })`), if it is no data. */
function fillOnTheWay(values: Values, steps: readonly Item[], type: string): void {
  for (const fn of steps.flatMap((it) => it.things)) {
    const value = fn.kind === 'function' ? valueOf(fn.ref) : undefined;
    if (fn.kind !== 'function' || value?.kind !== 'function' || value.body < 0) continue;
    const { unit, ctx } = fn.ref;
    const { first, last } = unit.region(value.body);
    for (let id = first; id < last; id++) {
      const [given] = unit.value(id).kind === 'call' && unit.calledName(id) === 'next' ? argumentsOf(unit, id) : [];
      const handed = given === undefined ? undefined : entryOf({ unit, id: given, ctx }, 'ctx');
      if (handed === undefined || valueOf(handed).kind !== 'object') continue;
      for (const { key, value: to } of values.entriesOf(handed))
        if (isService(values, to)) values.modules.decorate(type, key, to);
    }
  }
}
function argumentsOf(unit: FileUnit, id: number): readonly number[] {
  const call = unit.value(id);
  return call.kind === 'call' ? call.args : [];
}
function entryOf(ref: Ref, name: string): Ref | undefined {
  const object = valueOf(ref);
  const entry = object.kind === 'object' ? object.entries.findLast((it) => it.key === name) : undefined;
  return entry && { ...ref, id: entry.value };
}
/** What is spread into an object that is written out. */
function spreadIn(ref: Ref): readonly Ref[] {
  const object = valueOf(ref);
  if (object.kind !== 'object') return [];
  return object.entries.flatMap(({ key, value }) => (key === null ? [{ ...ref, id: value }] : []));
}
