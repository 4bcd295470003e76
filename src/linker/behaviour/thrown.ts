/** Errors that are raised: thrown, or handed to the framework. */
import type { ValueId } from '../../facts/facts.ts';
import type { Thrown } from '../../model/model.ts';
import { statusOf, statusOfError } from '../statuses.ts';
import type { Ref, Thing } from '../things.ts';
import { isError } from './errors-seen.ts';
import { type Scene } from './scene.ts';

/** What is raised at a place; undefined where an error is only passed on. */
export function thrownAt(scene: Scene, ref: Ref): Thrown | undefined {
  const unit = ref.unit;
  if (isError(unit, ref.id)) return undefined;
  const place = scene.place(ref);
  const status = statusOfError(scene.values, ref);
  const told = status !== undefined && { status };
  for (const thing of scene.values.things(ref)) {
    const found = kindOf(scene, ref, thing);
    if (found !== undefined) return { at: place, ...found, ...told };
  }
  const value = unit.value(ref.id);
  if (value.kind === 'object') return { at: place, type: 'object', kind: 'bare', ...told };
  return { at: place, type: '', kind: status === undefined ? 'unknown' : 'http', ...told };
}
function kindOf(scene: Scene, ref: Ref, thing: Thing): Pick<Thrown, 'type' | 'kind'> | undefined {
  if (thing.kind === 'instance') {
    const of = thing.of.ref.unit.value(thing.of.ref.id);
    const name = of.kind === 'class' || of.kind === 'function' ? of.name : '';
    return { type: name, kind: 'domain' };
  }
  if (thing.kind === 'constant' && typeof thing.value === 'string') return { type: 'text', kind: 'bare' };
  if (thing.kind !== 'api') return undefined;
  const call = ref.unit.value(ref.id);
  // A class without a body is made as what it extends: its own name says more.
  const own = call.kind === 'call' && call.new === true ? classAt(scene, { ...ref, id: call.callee }) : '';
  if (own !== '') return { type: own, kind: 'domain' };
  const callee =
    call.kind === 'call' ? scene.values.things({ ...ref, id: call.callee }).find((it) => it.kind === 'api') : undefined;
  const name =
    (callee?.kind === 'api' ? callee.path : thing.path)
      .split(/[ .]+/)
      .filter((part) => part !== '' && part !== '()')
      .at(-1) ?? '';
  if (callee?.kind === 'api' && scene.values.apis.has(callee.nodes, 'errors')) return { type: name, kind: 'http' };
  if (thing.package.startsWith('language:'))
    return { type: name, kind: name === 'Error' ? 'bare' : name.endsWith('Error') ? 'domain' : 'unknown' };
  return { type: name, kind: 'unknown' };
}
/** The name of the class of the project that a value is; empty for others. */
function classAt(scene: Scene, ref: Ref): string {
  for (const thing of scene.values.things(ref)) {
    const value = thing.kind === 'class' ? thing.ref.unit.value(thing.ref.id) : undefined;
    if (value?.kind === 'class') return value.name;
  }
  return '';
}
/** A call that raises by itself (`context.throw(404)`, `assert(user, 401)`). */
export function thrownByCall(
  scene: Scene,
  ref: Ref,
  row: { readonly status: number | string; readonly throws?: string },
  name: string,
): Thrown | undefined {
  if (row.throws === undefined) return undefined;
  const status =
    typeof row.status === 'number'
      ? row.status
      : scene
          .argument(ref, row.status)
          .map((it) => statusOf(scene.values, it))
          .find((it) => it !== undefined);
  return { at: scene.place(ref), type: name, kind: 'http', ...(status !== undefined && { status }) };
}
/** An error handed on (`next(new NotFound())`): the argument that is one. */
export function handedError(scene: Scene, ref: Ref, args: readonly ValueId[]): Thrown | undefined {
  const [first] = args;
  if (first === undefined || isError(ref.unit, first)) return undefined;
  const error: Ref = { ...ref, id: first };
  if (ref.unit.value(first).kind !== 'call') return undefined;
  return thrownAt(scene, error);
}
