/** Binds values that are written into the text of a SQL statement. */
import type { Mend } from '../rule.ts';
import { childOf, listOf, type Edit, type Node, type Source } from './source.ts';
import { piecesOf, type Hole, type Words } from './statement-text.ts';

type Bind = Extract<Mend, { how: 'bind' }>;
/** Why it is not certain, in words. */
export type Doubt = { readonly why: string };

/** The edits that bind the values, or why they are not made. */
export function bind(source: Source, { binds, values, others }: Bind): readonly Edit[] | Doubt {
  const call = source.at(binds.call, 'CallExpression');
  if (call === undefined) return { why: 'the call is not written in this file as it stands' };
  const args = listOf(call, 'arguments');
  const text = args[binds.text];
  if (text === undefined || args.some(({ type }) => type === 'SpreadElement'))
    return { why: 'the arguments of the call are spread' };
  const written = text.type === 'Identifier' ? onlyTextOf(source, call, text) : text;
  const pieces = written && piecesOf(source, written);
  if (pieces === undefined) return { why: 'the text of the statement is put together elsewhere, or in another way' };

  const wanted = new Map(values.map(({ name, deep }) => [flat(name), deep]));
  const met = new Set<string>();
  const edits: Edit[] = [];
  const bound: Bound[] = [];
  const all = pieces.flatMap((piece) => (piece.kind === 'words' ? [piece.text] : ['\0']));
  const doubt = textDoubt(all.join(''), binds.style, args.length > binds.values);
  if (doubt !== undefined) return doubt;
  for (const [index, hole] of pieces.entries()) {
    if (hole.kind !== 'hole') continue;
    const name = flat(source.written(hole.expression));
    const deep = wanted.get(name);
    if (deep === undefined) continue;
    if (others.some((other) => flat(other) === name))
      return { why: `${name} stands for other things than a value, too` };
    met.add(name);
    const before = pieces[index - 1] as Words;
    const after = pieces[index + 1] as Words | undefined;
    const made = place(source, hole, before, after, all.slice(0, index).join(''));
    if ('why' in made) return made;
    // Drivers that escape values by themselves write an object as pairs of names and values.
    const isText = made.value !== source.written(hole.expression);
    const value = deep && !isText && binds.style === 'question' ? `String(${made.value})` : made.value;
    bound.push({ ...made, value, index });
  }
  if (met.size < wanted.size) return { why: 'not all values are written where the statement is' };
  const placed = handed(call, binds, bound, all);
  if ('why' in placed) return placed;
  for (const [at, { start, end, close }] of bound.entries())
    edits.push({ start, end, text: placed.placeholders[at]! + close });
  return [...edits, placed.edit];
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** What closes the text, where the hole was the last of it. */
  readonly close: string;
}
interface Bound extends Placed {
  /** Which of the pieces it is. */
  readonly index: number;
}

/** The text of a variable that is made for this call alone. */
function onlyTextOf(source: Source, call: Node, use: Node): Node | undefined {
  const around = source.functionAround(call);
  const named = source.nodes.filter(({ type, name }) => type === 'Identifier' && name === use.name);
  const declared = source.nodes.find(
    (node) => node.type === 'VariableDeclarator' && childOf(node, 'id')?.name === use.name,
  );
  if (declared === undefined || named.length !== 2 || source.functionAround(declared) !== around) return undefined;
  if (source.parent(declared)?.kind !== 'const') return undefined;
  const init = childOf(declared, 'init');
  // What is read later must be what was read before.
  const names = new Set(
    source.nodes
      .filter(
        (node) => init !== undefined && node.type === 'Identifier' && node.start >= init.start && node.end <= init.end,
      )
      .map(({ name }) => name),
  );
  const isChanged = source.nodes.some(
    (node) =>
      (node.type === 'AssignmentExpression' && names.has(rootOf(childOf(node, 'left')))) ||
      (node.type === 'UpdateExpression' && names.has(rootOf(childOf(node, 'argument')))),
  );
  return isChanged ? undefined : init;
}
function rootOf(node: Node | undefined): unknown {
  return node?.type === 'MemberExpression' ? rootOf(childOf(node, 'object')) : node?.name;
}

/** Statements in whose text a placeholder would mean something else, or that take none. */
function textDoubt(text: string, style: Bind['binds']['style'], isBound: boolean): Doubt | undefined {
  if (!/^\s*(?:select|insert|update|delete|with|replace)\b/i.test(text))
    return { why: 'it does not begin as a statement that takes values' };
  if (text.includes('\\')) return { why: 'the text has escapes' };
  if (/--|\/\*|\$\$|"[^"]*\0[^"]*"/.test(text)) return { why: 'the text has comments or quoted names around a value' };
  if (/;\s*\S/.test(text)) return { why: 'the text has several statements' };
  const reads = style === 'question' ? /\?/ : /\$\d/;
  return !isBound && reads.test(text) ? { why: 'the text has what would be read as a placeholder' } : undefined;
}

const typed = /(?:[\w&$]|\b(?:interval|date|time|timestamp|timestamptz|json|jsonb|binary)\s+|->>?\s*|#>>?\s*)$/i;
const compared = /(?:[=<>]|\b(?:i?like|between))\s*$|\bbetween\s+\S+\s+and\s*$|\bvalues\s*\([^()]*[(,]?\s*$/i;

/** Where the placeholder goes, and what is bound there. */
function place(source: Source, hole: Hole, before: Words, after: Words | undefined, ahead: string): Placed | Doubt {
  const { expression } = hole;
  const written = source.written(expression);
  const quotes = ahead.split("'").length - 1;
  const outside = [
    source.text.slice(before.end, expression.start),
    source.text.slice(expression.end, after?.start ?? hole.end),
  ];
  if (outside.some((each) => /\/[/*]/.test(each))) return { why: 'a comment stands beside a value' };
  if (after !== undefined && after.delimiter !== before.delimiter) return { why: 'its pieces are quoted in two ways' };
  const close = after === undefined ? before.delimiter : '';
  if (quotes % 2 === 0) {
    const isSimple =
      ['Identifier', 'MemberExpression'].includes(expression.type) || /^(?:Number|parseInt)\(/.test(written);
    if (!compared.test(ahead) || !isSimple || /^[\w.]/.test(after?.text ?? ''))
      return { why: `${written} may be more than one value` };
    return { start: before.end, end: after?.start ?? hole.end, value: written, close };
  }
  const open = before.text.lastIndexOf("'");
  const shut = after?.text.indexOf("'") ?? -1;
  if (open < 0 || shut < 0 || after === undefined) return { why: 'several values stand in one literal' };
  const [head, tail] = [before.text.slice(open + 1), after.text.slice(0, shut)];
  if (typed.test(ahead.slice(0, ahead.length - head.length - 1)) || after.text[shut + 1] === "'")
    return { why: 'the literal has a type' };
  const isPart = head !== '' || tail !== '';
  if (isPart && /[`$'"]/.test(head + tail)) return { why: 'the literal holds quotes' };
  const value = isPart ? `\`${head}\${${written}}${tail}\`` : written;
  return { start: before.start + open, end: after.start + shut + 1, value, close };
}

/** Hands the values to the call. */
function handed(
  call: Node,
  { style, values: from, spread }: Bind['binds'],
  bound: readonly Bound[],
  all: readonly string[],
): { readonly edit: Edit; readonly placeholders: readonly string[] } | Doubt {
  const args = listOf(call, 'arguments');
  const there = args[from];
  const isCallback = there !== undefined && /^(?:Arrow)?Function/.test(there.type);
  const list = there?.type === 'ArrayExpression' && !spread ? listOf(there, 'elements') : undefined;
  if (args.length < from) return { why: 'arguments before the values are missing' };
  if (there !== undefined && !isCallback && list === undefined) return { why: 'what is bound already is no list here' };
  if (list?.some(({ type }) => type === 'SpreadElement') === true) return { why: 'what is bound already is spread' };
  const values = bound.map(({ value }) => value);
  const before = list?.length ?? 0;
  const placeholders = bound.map((_, index) => (style === 'dollar' ? `$${before + index + 1}` : '?'));
  const whole = spread ? values.join(', ') : `[${values.join(', ')}]`;
  if (there === undefined) {
    const last = args.at(-1)!;
    return { placeholders, edit: { start: last.end, end: last.end, text: `, ${whole}` } };
  }
  if (isCallback) return { placeholders, edit: { start: there.start, end: there.start, text: `${whole}, ` } };
  if (style === 'question' && before > 0) {
    // Where all of ours come before or after all that are there, order is kept.
    const marks = bound.map(({ index }) => all.slice(0, index).join('').split('?').length - 1);
    const [first] = marks;
    if (marks.some((each) => each !== first)) return { why: 'values that are bound already stand between' };
    const at = list![first!];
    const start = at?.start ?? list!.at(-1)!.end;
    const text = at === undefined ? `, ${values.join(', ')}` : `${values.join(', ')}, `;
    return { placeholders, edit: { start, end: start, text } };
  }
  const highest = Math.max(0, ...[...all.join('').matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
  if (highest > before) return { why: 'values that are bound already are missing' };
  const start = list!.at(-1)?.end ?? there.start + 1;
  return { placeholders, edit: { start, end: start, text: `${before > 0 ? ', ' : ''}${values.join(', ')}` } };
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
