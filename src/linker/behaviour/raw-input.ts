/** A part of the request that is stored as it came: whole, spread, copied, or as an entity that was made of it. */
import type { ValueId } from '../../facts/facts.ts';
import type { Flow } from '../../model/model.ts';
import { applied } from '../decorators.ts';
import { describe } from '../describe.ts';
import { Origins, partsOf } from '../origins.ts';
import { heldBy, pipedType } from '../parameters.ts';
import { unnamedMembers } from '../schemas/promises.ts';
import { isRef, type Ref } from '../things.ts';
import type { Access } from './accesses.ts';
import { placeKey, type Scene } from './scene.ts';

/** Callers of a function that are asked what they hand over. */
const MAX_CALLERS = 12;

/** The ways of raw parts of requests into the data of a write: each caller of the function may hand over one. */
export function rawInputsOf(scene: Scene, it: Access): readonly Flow[] {
  if (it.access.does !== 'create' && it.access.does !== 'update' && it.access.does !== 'upsert') return [];
  // Whatever else the caller sent is not written.
  if (it.row?.only !== undefined && scene.argument(it.ref, it.row.only).length > 0) return [];
  // `document.save()` writes what it was called on.
  const written =
    it.row === undefined
      ? setAmong(scene, it.ref, it.written)
      : it.row.data === undefined
        ? scene.argument(it.ref, 'receiver')
        : it.written;
  // One member of the request may be all that a store of single values is given.
  const ofRows = it.row !== undefined && (it.row.model !== undefined || it.row.many === true || it.row.single === true);
  const sources = written.flatMap((ref) => rawParts(scene, ref)).filter((it) => ofRows || isWhole(scene, it));
  const flows = sources.map((source) =>
    flowBetween(scene, source, it.ref, `written to ${it.access.target || 'the database'}`),
  );
  return [...new Map(flows.map((flow) => [placeKey(flow.source.at), flow])).values()];
}
/** The objects whose members become columns of what a statement sets (`INSERT INTO t SET ?`). */
export function setInto(scene: Scene, ref: Ref): readonly Ref[] {
  return setAmong(scene, ref, scene.argument(ref, '[1]'));
}
function setAmong(scene: Scene, ref: Ref, written: readonly Ref[]): readonly Ref[] {
  const [first] = scene.argument(ref, '[0]');
  const text = first === undefined ? '' : textOf(first);
  const at = /\bset\s+\?(?!\?)/i.exec(text);
  if (at === null) return [];
  const place = text.slice(0, at.index).split('?').length - 1;
  return written.flatMap((given) => {
    const list = scene.values.things(given).find((it) => it.kind === 'array');
    const item = list === undefined ? (place === 0 ? given : undefined) : scene.values.items(list)?.[place];
    return item === undefined || !isRef(item) ? [] : [item];
  });
}
/** What is written of a text; its holes are none of it. */
function textOf({ unit, id }: Ref): string {
  const value = unit.value(id);
  if (value.kind === 'text') return value.chunks.join(' ');
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : '';
}
export interface Part {
  readonly ref: Ref;
  readonly part: Flow['source']['part'];
  readonly checked?: true;
}
/** The part of the request all of whose members a value has. */
export function rawPart(scene: Scene, ref: Ref): Part | undefined {
  for (const part of partsIn(scene, ref)) return part;
  return undefined;
}
/** The same of each caller, where callers hand the value over. */
function rawParts(scene: Scene, ref: Ref): readonly Part[] {
  return [...partsIn(scene, ref)];
}
function* partsIn(scene: Scene, ref: Ref): Generator<Part, void> {
  for (const at of new Origins(
    scene.values,
    ref,
    ['join', 'load', 'wait', 'fallback', 'array', 'spread', 'frame', 'results'],
    (it) => copiedFrom(scene, it),
  )) {
    const found = declaredPart(scene, at) ?? readPart(scene, at);
    if (found !== undefined) yield found;
  }
}
/** What else all members of a value come from. */
function copiedFrom(scene: Scene, ref: Ref): readonly Ref[] {
  const { values } = scene;
  const { unit } = ref;
  const value = unit.value(ref.id);
  switch (value.kind) {
    case 'call':
      return [...resultOf(scene, ref, 'return'), ...copiedOfEach(ref)];
    // `checked.data` of a validator's result.
    case 'get': {
      const base = unit.value(value.of).kind === 'wait' ? partsOf(unit, value.of, ['wait'])[0]! : value.of;
      return typeof value.key === 'string' && unit.value(base).kind === 'call'
        ? resultOf(scene, { ...ref, id: base }, `return .${value.key}`)
        : [];
    }
    // An update's operators stand above what they write.
    case 'object':
      return value.entries
        .filter((entry) => typeof entry.key === 'string' && entry.key.startsWith('$'))
        .map((entry) => ({ ...ref, id: entry.value }));
    case 'param': {
      if (values.contexts.frameOf(unit, value.function, ref.ctx) !== undefined || value.rest) return [];
      return values
        .callersOf(unit, value.function)
        .slice(0, MAX_CALLERS)
        .flatMap((site) => {
          const call = site.unit.value(site.id);
          const id = call.kind === 'call' && call.spreads === undefined ? call.args[value.index] : undefined;
          return id === undefined ? [] : [{ ...site, id }];
        });
    }
    case 'load':
    case 'import':
      return values.things(ref).flatMap((it) => (it.kind === 'object' && it.ref.id !== ref.id ? [it.ref] : []));
    default:
      return [];
  }
}
/** `list.map((it) => ({ ...it, at: now }))`: each of the list, with more. */
function copiedOfEach({ unit, id, ctx }: Ref): readonly Ref[] {
  const call = unit.value(id);
  const fn = call.kind === 'call' && call.args[0] !== undefined ? unit.value(call.args[0]) : undefined;
  if (call.kind !== 'call' || call.receiver === undefined || fn?.kind !== 'function') return [];
  if (unit.calledName(id) !== 'map') return [];
  const [each] = fn.params;
  const isCopy = (given: ValueId): boolean => {
    const value = unit.value(given);
    return (
      given === each || (value.kind === 'object' && value.entries.some((it) => it.key === null && it.value === each))
    );
  };
  return unit.returnedBy(fn).some(isCopy) ? [{ unit, id: call.receiver, ctx }] : [];
}
/** What the library call hands on whole: a copy, an entity, what an open schema let through. */
function resultOf(scene: Scene, site: Ref, output: string): readonly Ref[] {
  const { apis } = scene.values;
  const call = site.unit.value(site.id);
  if (call.kind !== 'call') return [];
  return scene.values.things({ ...site, id: call.callee }).flatMap((it) => {
    if (it.kind !== 'api') return [];
    const checked = apis.rows(it.nodes, 'validators').filter(({ row }) => row.output === output);
    if (checked.length > 0)
      return checked.flatMap(({ row }) =>
        unnamedMembers(scene.schemas, site, row) === 'kept' ? scene.argument(site, row.input) : [],
      );
    return apis
      .rows(it.nodes, 'flows')
      .filter(({ row }) => row.to === output && scene.holds(site, row.when))
      .flatMap(({ row }) => scene.argument(site, row.from));
  });
}
/** The part, not one member of it. */
export function isWhole(scene: Scene, { ref }: Part): boolean {
  const value = ref.unit.value(ref.id);
  return value.kind !== 'get' || sourceOf(scene, { ...ref, id: value.of }) === undefined;
}
/** A part of the request, or a member of one that stands for many. */
function readPart(scene: Scene, ref: Ref): Part | undefined {
  const value = ref.unit.value(ref.id);
  const member = value.kind === 'get' ? sourceOf(scene, { ...ref, id: value.of }) : undefined;
  return sourceOf(scene, ref) ?? (member && { ...member, ref });
}
function sourceOf(scene: Scene, ref: Ref): Part | undefined {
  const { values } = scene;
  for (const thing of values.things(ref)) {
    if (thing.kind !== 'api' || thing.ref === undefined) continue;
    const row = values.apis
      .rows(thing.nodes, 'sources')
      .find((found) => found.row.part === 'body' || found.row.part === 'query')?.row;
    if (row !== undefined) return { ref: thing.ref, part: row.part, ...(row.checked && { checked: true }) };
  }
  return undefined;
}
/** A parameter that a decorator fills with the whole body or query, and that nothing strips of what its class does not name. */
function declaredPart(scene: Scene, ref: Ref): Part | undefined {
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'param' || value.marks === undefined) return undefined;
  const mark = applied(scene.values, ref.unit, value.marks).find(
    ({ row }) => row.does === 'parameter' && (row.part === 'body' || row.part === 'query'),
  );
  const others = scene.unknownMembersAt(ref.unit, value);
  // Of what no class describes nothing is taken off.
  const isHeld =
    mark !== undefined &&
    (pipedType(scene.values, mark) !== undefined ||
      (value.type !== undefined && heldBy(scene.schemas, scene.values.ref(ref.unit, value.type)) !== undefined));
  if ((others === 'removed' || others === 'refused') && isHeld) return undefined;
  if (
    mark === undefined ||
    [mark.row.path ?? []]
      .flat()
      .some((path) => scene.values.argument(mark.ref, path).some((it) => scene.values.constants(it).length > 0))
  )
    return undefined;
  return { ref, part: mark.row.part! };
}
export function flowBetween(scene: Scene, source: Part, sink: Ref, what: string): Flow {
  const at = scene.place(source.ref);
  const name = describe(source.ref);
  return {
    source: { part: source.part, name, at, ...(source.checked && { checked: true }) },
    steps: [
      { at, what: name },
      { at: scene.place(sink), what },
    ],
    shape: 'deep',
    checks: [],
  };
}
