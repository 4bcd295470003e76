/** What the chains have checked: asked while data is followed from a place where a handler reads its request. */
import type { Param } from '../facts/facts.ts';
import type { RequestPart } from '../libraries/kinds.ts';
import { type Chain, ChainFold } from './chain.ts';
import { ChainSchemas } from './chain-schemas.ts';
import { cleanedBy } from './cleaned.ts';
import type { EndpointDraft } from './chains.ts';
import { applied, type Applied } from './decorators.ts';
import { isOpenArgument } from './operations/closed-arguments.ts';
import type { Before, FlowHooks, Promised } from './flows/hooks.ts';
import { originsIn } from './origins.ts';
import { isAsked, pipedType } from './parameters.ts';
import { leftByOwnPipes, leftByPipes } from './behaviour/pipe-options.ts';
import type { RoleAnswer, Roles } from './roles.ts';
import { scalarOf } from './scalars.ts';
import { declaredShape } from './schemas/declared.ts';
import { OWN_CHECK, promisedBy } from './schemas/promises.ts';
import type { SchemaReader } from './schemas/reader.ts';
import type { Shape } from './schemas/shape.ts';
import type { Item } from './scopes.ts';
import { addFunctions, around, servedFrom } from './served.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

/** Hooks that answer from the chains of the endpoints that a handler serves. */
export function chainHooks(
  values: Values,
  drafts: readonly EndpointDraft[],
  roles: Roles,
  schemas: SchemaReader,
): FlowHooks {
  const byHandler = new Map<string, EndpointDraft[]>();
  for (const draft of drafts) addFunctions(byHandler, values, draft.at, draft.handler?.things ?? [], draft);
  const byLink = beforeLinks(values, drafts);
  const closed = closedParts(schemas);
  const read = new ChainSchemas(schemas);
  const checking = new ChainFold<readonly Check[]>([], (before, link) => {
    const own = roles.of(link).filter(({ does, is }) => does === 'validates' && is === 'yes');
    return own.length === 0 ? before : [...before, ...own.map((it) => ({ ...it, item: link.item }))];
  });
  const functions = new ChainFold<readonly Before[]>([], (before, { item, conditional }) => {
    const own = conditional ? [] : item.things.filter((it) => it.kind === 'function');
    return own.length === 1 ? [...before, { fn: own[0]!, convention: item.convention }] : before;
  });
  return {
    cleaned: cleanedBy(values, drafts, roles),
    before: (source) => around(source, byHandler).map((draft) => functions.of(draft.chain)),
    validated: (source, part, path) => {
      // A field of a type is no endpoint of its own, and its arguments are checked all the same.
      const param = source.unit.value(source.id);
      const scalar = param.kind === 'param' ? scalarOf(values, source.unit, param, path) : undefined;
      if (scalar !== undefined) return { type: scalar, by: 'the types of the GraphQL schema' };
      const direct = around(source, byHandler);
      const linked = direct.length > 0 ? [] : around(source, byLink);
      // A controller hands its request on to a service.
      const handled = direct.length + linked.length > 0 ? direct : servedFrom(values, source, byHandler);
      // A scalar of the schema may be any object.
      if (handled.some(({ kind }) => kind === 'graphql') && isOpenArgument(values, source, path))
        return { type: 'any', by: 'the types of the GraphQL schema' };
      const served: readonly Behind[] = handled.length > 0 ? handled : linked;
      if (served.length === 0) return undefined;
      const piped = ofOwnPipe(values, source);
      if (piped !== undefined) return piped;
      const promises = served.map((draft) => {
        // Links that check the part, whatever happens.
        const gathers = [...draft.chain].some(({ item }) => roles.gathers(item)) || roles.gathers(draft.handler);
        const checks = checking
          .of(draft.chain)
          .filter(({ parts, notes }) => (parts?.includes(part) ?? true) && (notes !== true || gathers));
        const own = checks.filter((it) => it.byClass === undefined);
        if (own[0] !== undefined) {
          const items = [...new Set(own.map(({ item }) => item))];
          return { by: own[0].by, ...withType(read.promised(items, part, path)) };
        }
        return checks
          .map(
            (pipe) =>
              promiseOfClass(schemas, pipe, source, part, path) ??
              (path.length === 0 ? closed(pipe, source) : undefined),
          )
          .find((it) => it !== undefined);
      });
      if (!promises.every((it) => it !== undefined)) return undefined;
      const [first] = promises;
      // A handler that serves several is held to what all of their schemas say.
      return promises.every((it) => it.type === first?.type) || first?.by === undefined ? first : { by: first.by };
    },
  };
}
/** What stands before a function that is run for a request. */
type Behind = Pick<EndpointDraft, 'chain'> & Partial<Pick<EndpointDraft, 'handler'>>;

/** The beginnings of chains, by the functions of the links behind them. */
function beforeLinks(values: Values, drafts: readonly EndpointDraft[]): ReadonlyMap<string, readonly Behind[]> {
  const found = new Map<string, Behind[]>();
  const seen = new WeakSet<Chain>();
  for (const { chain } of drafts)
    for (let at = chain; at.end !== undefined && !seen.has(at); at = at.end.before) {
      const { before, link } = at.end;
      seen.add(at);
      addFunctions(found, values, link.at, link.item.things, { chain: before });
    }
  return found;
}
/** A link that checks, and what it is said to do. */
type Check = RoleAnswer & { readonly item: Item };
const withType = (type: string | undefined): Pick<Promised, 'type'> => (type === undefined ? {} : { type });

/** What the pipes that stand in a parameter's own decorator promise. */
function ofOwnPipe(values: Values, { unit, id }: Ref): Promised | undefined {
  const param = unit.value(id);
  if (param.kind !== 'param') return undefined;
  const type = applied(values, unit, param.marks)
    // What follows a GraphQL argument's name is its type.
    .filter(({ row }) => row.does === 'parameter' && row.part !== undefined && (row.scalar === undefined || row.items))
    .map((mark) => (isMadeAnew(values, mark) ? OWN_CHECK : pipedType(values, mark)))
    .find((it) => it !== undefined);
  return type === undefined ? undefined : { type, by: 'a pipe of its own' };
}
/** A pipe of the project gives back something else than what it was given, or something made of it. */
function isMadeAnew(values: Values, { ref, row }: Applied): boolean {
  return values
    .argument(ref, row.items ?? '[1..]')
    .flatMap((it) => values.things(it))
    .some((thing) => {
      const of = thing.kind === 'instance' ? thing.of : thing;
      if (of.kind !== 'class') return false;
      const { unit, id } = of.ref;
      const cls = unit.value(id);
      const method = cls.kind === 'class' ? cls.members.find((it) => it.name === 'transform')?.value : undefined;
      const fn = method === undefined ? undefined : unit.value(method);
      const [given] = fn?.kind === 'function' ? fn.params : [];
      if (fn?.kind !== 'function' || given === undefined) return false;
      const results = unit.returnedBy(fn);
      return results.length > 0 && !results.some((it) => [...originsIn(unit, it, GIVEN_ON)].includes(given));
    });
}
const GIVEN_ON = ['wait', 'join', 'load', 'get', 'logic', 'op', 'text', 'spread', 'receiver', 'arguments'] as const;
const PRIMITIVES: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

/** A decorator says which member of its part the parameter is. */
function isNamed(values: Values, unit: FileUnit, param: Param): boolean {
  return applied(values, unit, param.marks).some(
    ({ row, ref }) =>
      row.does === 'parameter' && values.argument(ref, '[0]').some((it) => values.constants(it).length > 0),
  );
}
/**
 * Whole parts in which pipes leave nothing that their class does not name (`whitelist: true`), and whose members are none
 * of the caller's making.
 */
function closedParts(schemas: SchemaReader): (pipe: RoleAnswer, source: Ref) => Promised | undefined {
  const { values } = schemas;
  let ofAll: Shape['unknownMembers'] | undefined;
  return (pipe, { unit, id }) => {
    const param = unit.value(id);
    if (param.kind !== 'param' || param.type === undefined || isNamed(values, unit, param)) return undefined;
    if (applied(values, unit, param.marks).some((it) => isAsked(values, it, 'unchecked'))) return undefined;
    const shape = declaredShape(schemas, values.ref(unit, param.type));
    if (shape?.members === undefined || !shape.complete || (shape.made ? 'made-class' : 'class') !== pipe.byClass)
      return undefined;
    const own = shape.made ? shape.unknownMembers : leftByOwnPipes(unit, param);
    const left =
      own === 'unknown'
        ? (ofAll ??= leftByPipes(
            values.modules.units.filter(({ role }) => role === 'source' || role === 'script'),
            'for-all',
          ))
        : own;
    if (left !== 'removed' && left !== 'refused') return undefined;
    return shape.members.length > 0 && shape.members.every((it) => isHeld(ofMember(pipe, shape, [it.name])))
      ? { type: 'listed', by: pipe.by }
      : undefined;
  };
}
function isHeld(promise: string | undefined): boolean {
  return promise !== undefined && promise !== 'any' && promise !== 'object' && promise !== 'unknown';
}
/** What a pipe leaves of a member of a class: what its schema says, or what it was made, where pipes make it what it is declared as. */
function ofMember(pipe: RoleAnswer, shape: Shape, path: readonly string[]): string | undefined {
  const member = pipe.converts ? shape.members?.find(({ name }) => name === path[0])?.shape : undefined;
  const isMade =
    member?.written === true &&
    CONVERTED.has(member.type) &&
    !member.constraints.some(({ name }) => name === 'transform');
  return isMade ? member.type : promisedBy(shape, path);
}
const CONVERTED: ReadonlySet<string> = new Set(['text', 'number', 'boolean', 'date']);
/** What a pipe that checks declared classes against the constraints of their members promises. */
function promiseOfClass(
  schemas: SchemaReader,
  pipe: RoleAnswer,
  source: Ref,
  part: RequestPart,
  path: readonly string[],
): Promised | undefined {
  const { values } = schemas;
  const unit = source.unit;
  const param = unit.value(source.id);
  if (param.kind !== 'param' || param.type === undefined) return undefined;
  // One member of the query or the path (`@Query('sort') sort: string`).
  const written = unit.value(param.type);
  if (
    pipe.primitives &&
    path.length === 0 &&
    part !== 'body' &&
    written.kind === 'type' &&
    isNamed(values, unit, param)
  )
    return PRIMITIVES.has(written.name)
      ? { type: written.name === 'string' ? 'text' : written.name, by: pipe.by }
      : undefined;
  if (path.length === 0 || applied(values, unit, param.marks).some((it) => isAsked(values, it, 'unchecked')))
    return undefined;
  const shape = declaredShape(schemas, values.ref(unit, param.type));
  if (shape === undefined || (shape.made ? 'made-class' : 'class') !== pipe.byClass) return undefined;
  const type = ofMember(pipe, shape, path);
  return type === undefined || type === 'any' || type === 'object' ? undefined : { type, by: pipe.by };
}
