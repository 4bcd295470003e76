/** Lets schemas refuse, or take away, what they do not name. */
import type { Mend } from '../rule.ts';
import type { Doubt } from './bind.ts';
import { childOf, listOf, type Edit, type Node, type Source } from './source.ts';

type Tightening = Extract<Mend, { how: 'tighten' }>['by'];

/** The edit at the place that says it, or could. */
export function tighten(source: Source, { at, by, strictly }: Tightening): readonly Edit[] | Doubt {
  if (by === 'call') return callOf(source, at, strictly);
  const [name, value] = strictly.split(/:\s*/) as [string, string];
  const object = source.at(at, 'ObjectExpression');
  if (object !== undefined) return withMember(source, object, name, value);
  const call = source.at(at, 'NewExpression') ?? source.at(at, 'CallExpression');
  if (call === undefined) return { why: 'it is not written there as it stands' };
  const [options, ...more] = listOf(call, 'arguments');
  if (options === undefined) {
    const { end } = childOf(call, 'callee')!;
    const parentheses = /^(?:<[^()]*>)?\(\s*\)$/.exec(source.text.slice(end, call.end));
    if (parentheses === null) return { why: 'it is called without parentheses, or a comment stands in them' };
    return [{ start: call.end - 1, end: call.end - 1, text: `{ ${name}: ${value} }` }];
  }
  if (options.type !== 'ObjectExpression' || more.length > 0) return { why: 'its options are written elsewhere' };
  return withMember(source, options, name, value);
}

/** Another method is called. */
function callOf(source: Source, at: Tightening['at'], strictly: string): readonly Edit[] | Doubt {
  const call = source.at(at, 'CallExpression');
  const callee = call && childOf(call, 'callee');
  const property =
    callee?.type === 'MemberExpression' && callee.computed !== true ? childOf(callee, 'property') : undefined;
  if (call === undefined || property === undefined) return { why: 'it is not called as a method' };
  const isWhole = strictly.endsWith(')');
  if (isWhole && /\/[/*]/.test(source.text.slice(property.end, call.end)))
    return { why: 'a comment stands in the call' };
  return [{ start: property.start, end: isWhole ? call.end : property.end, text: strictly }];
}

/** Keywords that put a document together from several: one that refuses the members of the others refuses all. */
const joined = /^(?:allOf|anyOf|oneOf|\$ref|if|patternProperties|discriminator)$/;

function withMember(source: Source, object: Node, name: string, value: string): readonly Edit[] | Doubt {
  const members = listOf(object, 'properties');
  if (members.some(({ type }) => type === 'SpreadElement')) return { why: 'it is put together from several' };
  const keys = members.map((each) => childOf(each, 'key'));
  const keyOf = (key: Node | undefined): string => String(key?.name ?? key?.value);
  if (keys.some((key) => joined.test(keyOf(key)))) return { why: 'it is put together from several' };
  const there = members[keys.findIndex((key) => keyOf(key) === name)];
  const written = there && childOf(there, 'value');
  if (written !== undefined) {
    if (written.type !== 'Literal') return { why: `${name} is more than a constant` };
    return [{ start: written.start, end: written.end, text: value }];
  }
  const last = members.at(-1);
  if (last === undefined) return [{ start: object.start, end: object.end, text: `{ ${name}: ${value} }` }];
  // Quoted as the others are.
  const quote = /^["']/.exec(source.written(keys.at(-1)!))?.[0] ?? '';
  const member = `${quote}${name}${quote}: ${value}`;
  const end = source.lineEnd(last.end);
  if (source.lineEnd(object.start) >= last.start || end >= object.end)
    return [{ start: last.end, end: last.end, text: `, ${member}` }];
  // On a line of its own, after what stands behind the last.
  const comma = source.text[last.end] === ',' ? ',' : '';
  const line = { start: end, end, text: `${source.newline}${source.indentAt(last.start)}${member}${comma}` };
  return comma === '' ? [{ start: last.end, end: last.end, text: ',' }, line] : [line];
}
