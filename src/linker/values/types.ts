/** Instances that a written type describes. */
import type { Key, TypeValue } from '../../facts/facts.ts';
import type { Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { languageOf } from './imports.ts';
import type { Values } from './kernel.ts';
import { implementersOf } from './subtypes.ts';

const NOTHING: readonly Thing[] = [];

/** The written type of a variable decides where it names something known. */
export function annotated(values: Values, ref: Ref): readonly Thing[] | undefined {
  const type = ref.unit.annotationOf(ref.id);
  if (type === undefined) return undefined;
  const found = values.things({ ...ref, id: type }).filter((it) => it.kind === 'api' && it.nodes.length > 0);
  if (found.length === 0) return undefined;
  // The type says what it is; the value says which one it is.
  const value = ref.unit.value(ref.id);
  const site: Ref = ref;
  return value.kind === 'call' ? found.map((it) => ({ ...it, ref: site, site })) : found;
}
/** Instances that a written type describes. */
export function ofType(values: Values, ref: Ref): readonly Thing[] {
  const unit = ref.unit;
  const type = unit.value(ref.id) as TypeValue;
  const inner = (): readonly Thing[] => (type.args ?? []).flatMap((id) => values.things({ ...ref, id }));
  if (type.name === '|' || type.name === '&') return inner().filter((it) => it.kind !== 'unknown');
  if (type.target !== undefined) {
    const target = unit.value(type.target);
    if (target.kind === 'import') {
      const named = importedType(
        values,
        unit,
        target.from,
        type.name.includes('.') ? type.name.split('.').at(-1)! : target.name,
        ref,
      );
      if (named.length > 0) return named;
    }
    const things = values.things({ ...ref, id: type.target });
    return instancesOf(values, things, type, ref);
  }
  if (/^(Promise|Readonly|Required|Partial|NonNullable|Awaited|PromiseLike)$/.test(type.name)) return inner();
  if (type.members !== undefined) return [{ kind: 'object', ref }];
  const language = languageOf(values, unit);
  const builtin = values.apis.typeIn(language, type.name);
  if (builtin.length > 0) return [{ kind: 'api', package: language, path: type.name, nodes: builtin, ref }];
  return [values.unknown(`type ${type.name}`, ref)];
}
function importedType(values: Values, unit: FileUnit, from: Key, name: string, ref: Ref): readonly Thing[] {
  if (typeof from !== 'string') return NOTHING;
  const target = values.modules.resolve(unit, from);
  if (target.is !== 'package') return NOTHING;
  const direct = values.apis.typeIn(target.name, name);
  if (direct.length > 0) return [{ kind: 'api', package: target.name, path: name, nodes: direct, ref }];
  return NOTHING;
}
function instancesOf(values: Values, things: readonly Thing[], type: TypeValue, ref: Ref): readonly Thing[] {
  const out: Thing[] = [];
  for (const thing of things) {
    if (thing.kind === 'class') out.push({ kind: 'instance', of: thing, ctx: thing.ref.ctx });
    else if (thing.kind === 'api') {
      const name = thing.path.split(/[ .]/).at(-1)!;
      const typed = values.apis.typeIn(thing.package, type.name.split('.').at(-1)!);
      const nodes =
        typed.length > 0
          ? typed
          : values.apis.typeIn(thing.package, name).length > 0
            ? values.apis.typeIn(thing.package, name)
            : values.apis.step(thing.nodes, '()');
      out.push({ kind: 'api', package: thing.package, path: name, nodes, ref });
    } else if (thing.kind === 'object') {
      const value = thing.ref.unit.value(thing.ref.id);
      const made = value.kind === 'type' ? implementersOf(values, thing.ref) : [];
      out.push(...(made.length > 0 ? made : [thing]));
    } else out.push(thing);
  }
  return out;
}
