/** How each kind of value is answered. */
import type { Ref, Thing } from '../things.ts';
import { ofCall } from './calls.ts';
import { ofElement } from './collections.ts';
import { ofGlobal, ofImport } from './imports.ts';
import type { Values } from './kernel.ts';
import { ofMember } from './members.ts';
import { ofArguments, ofParam, ofThis } from './parameters.ts';
import { ofOperator, ofTagged, ofText } from './text.ts';
import { annotated, ofType } from './types.ts';
import { ofCell, ofJoin } from './variables.ts';

export function resolve(values: Values, ref: Ref): readonly Thing[] {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  switch (value.kind) {
    case 'literal':
      return [{ kind: 'constant', value: value.value, ref }];
    case 'absent':
      return annotated(values, ref) ?? [{ kind: 'constant', value: undefined, ref }];
    case 'pattern':
      return [{ kind: 'pattern', ref }];
    case 'text':
      return value.tag === undefined
        ? ofText(values, ref, value.chunks, value.holes)
        : ofTagged(values, ref, value.tag);
    case 'op':
      return ofOperator(values, ref, value.operator, value.left, value.right);
    case 'join':
      return ofJoin(values, ref, value);
    case 'get':
      return ofMember(values, ref, value);
    case 'set':
    case 'store':
      return values.things({ ...ref, id: value.to });
    case 'object':
      return [{ kind: 'object', ref }];
    case 'array':
      return [{ kind: 'array', ref }];
    case 'call':
      return moreOf(values, annotated(values, ref), () => ofCall(values, ref, value));
    case 'wait':
      return moreOf(values, annotated(values, ref), () => values.things({ ...ref, id: value.of }));
    case 'function':
      return [{ kind: 'function', ref }];
    case 'class':
      return [{ kind: 'class', ref }];
    case 'param':
      return ofParam(values, ref, value);
    case 'self':
      return ofThis(values, ref, value.of);
    case 'super':
      return values.parents({ kind: 'class', ref: { ...ref, id: value.of } });
    case 'cell':
    case 'load':
      return ofCell(values, ref, value.kind === 'load' ? value.cell : ref.id);
    case 'import':
      return ofImport(values, ref, value.from, value.name);
    case 'global':
      return value.name === 'arguments' ? ofArguments(values, ref) : ofGlobal(values, ref, value.name);
    case 'element':
      return ofElement(values, ref, value.of, value.keys === true);
    case 'type':
      return ofType(values, ref);
    case 'caught':
      return [values.unknown('a caught error', ref)];
    case 'opaque':
      return [values.unknown(value.why, ref)];
  }
}
/** What a written type says; of a function or class of the project itself it says less than the code. */
function moreOf(values: Values, told: readonly Thing[] | undefined, look: () => readonly Thing[]): readonly Thing[] {
  if (told === undefined) return look();
  const made = look();
  // A step is told by what made it: its type says no more than that it is one.
  const isStep = (it: Thing): boolean => it.kind === 'api' && values.apis.rows(it.nodes, 'middleware').length > 0;
  return made.some((it) => it.kind === 'function' || it.kind === 'class' || isStep(it)) ? made : told;
}
