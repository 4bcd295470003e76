/** A part of the request that is stored as it came, or spread into what is stored. */
import type { Location, Value, ValueId } from '../../facts/facts.ts';
import type { DataAccess, Flow } from '../../model/model.ts';
import { applied } from '../decorators.ts';
import { describe } from '../describe.ts';
import { Origins, partsOf } from '../origins.ts';
import type { ApiThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Access } from './accesses.ts';
import type { Act } from './acts.ts';
import { origin } from './connections.ts';
import { type Scene } from './scene.ts';

/** The way of a raw part of the request into the data of a write. */
export function rawInputOf(scene: Scene, it: Access): DataAccess['rawInput'] {
  if (it.access.does !== 'create' && it.access.does !== 'update' && it.access.does !== 'upsert') return undefined;
  for (const ref of it.written) {
    const source = it.row === undefined ? undefined : rawPart(scene, ref);
    if (source !== undefined)
      return flowBetween(scene, source, it.ref, `written to ${it.access.target || 'the database'}`);
  }
  return undefined;
}
interface Part {
  readonly ref: Ref;
  readonly part: Flow['source']['part'];
}
/** The value is a part of the request itself, or an object that one is spread into. */
function rawPart(scene: Scene, ref: Ref): Part | undefined {
  for (const at of new Origins(scene.values, ref, [], (it) => spreads(scene, it))) {
    const found = declaredPart(scene, at) ?? readPart(scene, at);
    if (found !== undefined) return found;
  }
  return undefined;
}
function readPart(scene: Scene, ref: Ref): Part | undefined {
  const { apis } = scene.values;
  for (const thing of scene.values.things(ref)) {
    if (thing.kind !== 'api' || thing.ref === undefined || !isWhole(scene, thing)) continue;
    const row = apis
      .rows(thing.nodes, 'sources')
      .find((found) => found.row.part === 'body' || found.row.part === 'query')?.row;
    if (row !== undefined) return { ref: thing.ref, part: row.part };
  }
  return undefined;
}
/** What is spread into the objects that a value may be. */
function spreads(scene: Scene, ref: Ref): readonly Ref[] {
  return scene.values
    .things(ref)
    .flatMap((thing) =>
      thing.kind === 'object'
        ? partsOf(thing.ref.unit, thing.ref.id, ['spread']).map((id) => ({ ...thing.ref, id }))
        : [],
    );
}
/** A parameter that a decorator fills with the whole body, and that nothing strips of what its class does not name. */
function declaredPart(scene: Scene, ref: Ref): Part | undefined {
  const value = ref.unit.value(ref.id);
  if (value.kind !== 'param' || value.marks === undefined) return undefined;
  const stripped = scene.unknownMembersOfClasses();
  if (stripped === 'removed' || stripped === 'refused') return undefined;
  const mark = applied(scene.values, ref.unit, value.marks).find(
    (it) => it.row.does === 'parameter' && it.row.part === 'body',
  );
  if (
    mark === undefined ||
    [mark.row.path ?? []]
      .flat()
      .some((path) => scene.values.argument(mark.ref, path).some((it) => scene.values.constants(it).length > 0))
  )
    return undefined;
  return { ref, part: 'body' };
}
/** The part, not one member of it. */
function isWhole(scene: Scene, thing: ApiThing): boolean {
  const { apis } = scene.values;
  return (
    thing.receiver === undefined ||
    !apis.rows(thing.receiver.nodes, 'sources').some(({ row }) => row.part === 'body' || row.part === 'query') ||
    thing.path.endsWith('()')
  );
}
function flowBetween(scene: Scene, source: Part, sink: Ref, what: string): Flow {
  const at = scene.place(source.ref);
  const name = describe(source.ref);
  return {
    source: { part: source.part, name, at },
    steps: [
      { at, what: name },
      { at: scene.place(sink), what },
    ],
    shape: 'deep',
    checks: [],
  };
}
/** Places where a part of the request is merged into a row that was read: `Object.assign(row, body)`, `{ ...row, ...body }`. */
export function mergesOf(
  scene: Scene,
  actsOf: (unit: FileUnit, call: ValueId) => readonly Act[],
): readonly { readonly at: Location; readonly flow: Flow }[] {
  const out: { at: Location; flow: Flow }[] = [];
  for (const unit of scene.units) {
    const merge = (id: ValueId, target: ValueId, sources: readonly ValueId[]): void => {
      const from = origin(scene.values.ref(unit, target));
      if (
        unit.value(from.id).kind !== 'call' ||
        !actsOf(unit, from.id).some((act) => act.is === 'access' && act.access.does === 'read')
      )
        return;
      for (const source of sources) {
        const ref = scene.values.ref(unit, source);
        const part = rawPart(scene, ref);
        if (part === undefined) continue;
        out.push({
          at: scene.place({ unit, id }),
          flow: flowBetween(scene, part, { unit, id, ctx: ref.ctx }, 'merged into a stored row'),
        });
        return;
      }
    };
    const look = (value: Value, id: ValueId): void => {
      if (value.kind === 'object') {
        const spread = value.entries.filter((entry) => entry.key === null).map((entry) => entry.value);
        if (spread.length > 1) merge(id, spread[0]!, spread.slice(1));
      } else if (value.kind === 'call' && value.args.length > 1) {
        const callee = unit.value(value.callee);
        if (callee.kind !== 'get' || callee.key !== 'assign') return;
        const base = unit.value(callee.of);
        if (base.kind === 'global' && base.name === 'Object') merge(id, value.args[0]!, value.args.slice(1));
      }
    };
    unit.facts.values.forEach((value, id) => {
      if (value.kind !== 'object' && value.kind !== 'call') return;
      scene.values.failures.attempt('merge', { unit, id }, () => {
        look(value, id);
      });
    });
  }
  return out;
}
