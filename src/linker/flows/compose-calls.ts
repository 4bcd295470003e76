/** The text of a call's result: the project's own functions, methods of text, library functions that make text of text. */
import type { Call, RegionId, ValueId } from '../../facts/facts.ts';
import type { Context, FunctionThing, Ref, Thing } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { LANGUAGE } from '../values/library.ts';
import type { Composing } from './composing.ts';
import { joinedText } from './compose-lists.ts';
import { formattedText } from './compose-formats.ts';
import { all, any, brings, hole, listOf, replaced, type Piece } from './pieces.ts';

const MAX_DEPTH = 60;
/** Methods whose result is the receiver's text, more or less: enough for a statement. */
const KEEPS = new Set([
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'toUpperCase',
  'toString',
  'slice',
  'substring',
  'substr',
  'normalize',
  'valueOf',
  'replace',
  'replaceAll',
  'repeat',
  'padStart',
  'padEnd',
]);

export function callText(composer: Composing, ref: Ref, value: Call, depth: number): Piece {
  const { values, language } = composer.tracer;
  const unit = ref.unit;
  const get = unit.value(value.callee);
  const name = get.kind === 'get' && typeof get.key === 'string' ? get.key : undefined;
  const things = values.things({ ...ref, id: value.callee });
  const functions = things.filter((it): it is FunctionThing => it.kind === 'function');
  if (functions.length > 0 && !value.new) return any(functions.map((fn) => returnedText(composer, fn, ref, depth)));
  const nodes = things.flatMap((it) => (it.kind === 'api' ? it.nodes : []));
  for (const { row } of values.apis.rows(nodes, 'sanitizers'))
    if (composer.tracer.clears(row, { kind: 'sql', need: 'text' }, 'text'))
      return hole(ref, row.yields === 'number' ? 'number' : row.yields === 'statement' ? 'built' : 'escaped');
  if (composer.tracer.strips(ref)) return hole(ref, 'stripped');
  if (get.kind === 'get' && name !== undefined) {
    if (name === 'join') return joinedText(composer, ref, get.of, value, depth);
    if (name === 'concat' && !things.some((it) => it.kind === 'api' && it.package !== LANGUAGE))
      return all([
        composer.text({ ...ref, id: get.of }, depth + 1),
        ...value.args.map((id) => composer.part(ref, id, depth)),
      ]);
    if (KEEPS.has(name)) return keptText(composer, ref, get.of, value, name, depth);
    if (name === 'reduce') return hole(ref);
    for (const { row } of nodes.length > 0 ? [] : language.rows(name, 'sanitizers'))
      if (composer.tracer.clears(row, { kind: 'sql', need: 'text' }, 'text')) return hole(ref, row.yields ?? 'escaped');
  }
  const flows = values.apis.rows(nodes, 'flows').filter((it) => it.row.to === 'return' && !it.row.deep);
  if (flows.length > 0) {
    const froms = flows.map((it) => it.row.from);
    const row = values.apis.rows(nodes, 'queries').find((it) => it.row.placeholders === 'percent-letter')?.row;
    return formattedText(composer, ref, froms, depth, row?.values);
  }
  const returns = values.apis.rows(nodes, 'returns').flatMap((it) => values.argument(ref, it.row.value));
  return returns.length > 0 ? any(returns.map((it) => composer.text(it, depth + 1))) : hole(ref);
}

function returnedText(composer: Composing, fn: FunctionThing, site: Ref, depth: number): Piece {
  const { values } = composer.tracer;
  const unit = fn.ref.unit;
  const value = unit.value(fn.ref.id);
  if (value.kind !== 'function' || depth > MAX_DEPTH / 2) return hole(site);
  const ctx = values.enter(fn, site);
  const of = unit
    .returnsOf(value)
    .filter((exit) => mayRun(values, unit, exit.from, ctx))
    .flatMap((exit) => (exit.value === undefined ? [] : [composer.text({ unit, id: exit.value, ctx }, depth + 1)]));
  const found = any(of);
  return brings(found) ? found : hole(site);
}

/** False in a branch whose condition is known, and the other way round: `if (this.debug)` of what is made without it. */
function mayRun(values: Values, unit: FileUnit, from: RegionId, ctx: Context): boolean {
  for (let r = from; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') return true;
    if ((it.kind !== 'branch' && it.kind !== 'rest') || (it.side !== 'true' && it.side !== 'false')) continue;
    const known = values.things({ unit, id: it.condition, ctx });
    const isNever = (thing: Thing): boolean =>
      thing.kind === 'constant' && Boolean(thing.value) !== (it.side === 'true');
    if (known.length > 0 && known.every(isNever)) return false;
  }
  return true;
}
/** A method of text that keeps most of it. */
function keptText(composer: Composing, ref: Ref, of: ValueId, call: Call, name: string, depth: number): Piece {
  const receiver = composer.text({ ...ref, id: of }, depth + 1);
  if (!brings(receiver)) return hole(ref);
  if ((name === 'replace' || name === 'replaceAll') && call.args[1] !== undefined) {
    const by = composer.part(ref, call.args[1], depth);
    const pattern = call.args[0] === undefined ? [] : composer.tracer.values.constants({ ...ref, id: call.args[0] });
    if (by.kind === 'constant')
      return receiver.kind === 'constant' && pattern.length === 1
        ? { kind: 'constant', text: receiver.text.replaceAll(pattern[0]!, by.text) }
        : receiver;
    return pattern.length === 1 ? replaced(receiver, pattern[0]!, by) : all([receiver, by]);
  }
  if (name === 'repeat') return listOf(receiver);
  return receiver;
}
