import { parseSync, visitorKeys } from 'oxc-parser';

/** The next number in [0, below). */
export type Chance = (below: number) => number;

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A file to make mutants of; what its path ends in says its language. */
export interface Original {
  readonly path: string;
  readonly text: string;
}
interface Mutated {
  /** The names of what was done to it. */
  readonly how: readonly string[];
  readonly content: Uint8Array;
}

/**
 * One mutant: one to three mutations of a file, in which parts of `other` may come to stand. Those of its tree mostly
 * leave a program that parses; those of tokens, lines and bytes mostly do not.
 */
export function mutate(original: Original, other: Original, next: Chance): Mutated {
  const how: string[] = [];
  let { text } = original;
  for (let count = 1 + next(3); count > 0; count--) {
    const kinds = next(5) < 3 ? ofTrees : ofTexts;
    const [name, mutation] = pick(Object.entries(kinds), next);
    how.push(name);
    text = mutation({ path: original.path, text }, other, next);
  }
  let content: Uint8Array = Buffer.from(text);
  if (next(10) === 0) {
    const [name, mutation] = pick(Object.entries(ofBytes), next);
    how.push(name);
    content = mutation(Buffer.from(content), next);
  }
  return { how, content };
}

function pick<T>(list: readonly T[], next: Chance): T {
  return list[next(list.length)]!;
}

interface Span {
  readonly start: number;
  readonly end: number;
}
type Mutation = (own: Original, other: Original, next: Chance) => string;

/** Names and signs that mean something to parsers, to JavaScript's objects, or to whoever prints them. */
const odd = (
  '__proto__ constructor toString hasOwnProperty prototype then default await yield async import export new.target ' +
  'super this arguments null undefined NaN ... => ?. ?? ` ${ @ # #x \\ <!-- --> /* // """ lambda self :: ; { } ( ) [ ] ' +
  '\u0000 \u2028 \u202e \ufeff \u{1f41b} 0x 1n 1e999 /(?:)/v'
).split(' ');

const ofTexts: Readonly<Record<string, Mutation>> = {
  'token deleted': ({ text }, _, next) => replaced(text, pick(tokensOf(text), next), ''),
  'token doubled': ({ text }, _, next) => {
    const token = pick(tokensOf(text), next);
    return replaced(text, token, `${within(text, token)} ${within(text, token)}`);
  },
  'tokens swapped': ({ text }, _, next) => swapped(text, pick(tokensOf(text), next), pick(tokensOf(text), next)),
  'token replaced': ({ text }, other, next) =>
    replaced(text, pick(tokensOf(text), next), within(other.text, pick(tokensOf(other.text), next))),
  'token made odd': ({ text }, _, next) => replaced(text, pick(tokensOf(text), next), pick(odd, next)),
  'name made odd': ({ text }, _, next) => {
    const names = tokensOf(text).filter((token) => /^[a-z_$]/i.test(within(text, token)));
    if (names.length === 0) return text;
    const name = within(text, pick(names, next));
    const instead = pick(odd.slice(0, 7), next);
    return text.replace(/[\w$]+/g, (word) => (word === name ? instead : word));
  },
  'line deleted': ({ text }, _, next) => replaced(text, pick(linesOf(text), next), ''),
  'line doubled': ({ text }, _, next) => {
    const line = pick(linesOf(text), next);
    return replaced(text, line, within(text, line).repeat(2));
  },
  'lines swapped': ({ text }, _, next) => swapped(text, pick(linesOf(text), next), pick(linesOf(text), next)),
  'line of another file': ({ text }, other, next) =>
    replaced(text, pick(linesOf(text), next), within(other.text, pick(linesOf(other.text), next))),
  'end of another file': ({ text }, other, next) =>
    text.slice(0, pick(linesOf(text), next).start) + other.text.slice(pick(linesOf(other.text), next).start),
  truncated: ({ text }, _, next) => text.slice(0, next(text.length + 1)),
};

/** Where there is no tree (another language, or a mutant that does not parse any more), lines are moved instead. */
const ofTrees: Readonly<Record<string, Mutation>> = {
  'node deleted': onNodes(isPart, ({ text }, node) => replaced(text, node, '')),
  'statement deleted': onNodes(isStatement, ({ text }, node) => replaced(text, node, '')),
  'statement doubled': onNodes(isStatement, ({ text }, node) => {
    const twice = `${within(text, node)}\n${within(text, node)}`;
    return replaced(text, node, twice);
  }),
  'nodes swapped': onNodes(isPart, ({ text }, node, _, next, alike) => swapped(text, node, pick(alike, next))),
  'expressions swapped': onNodes(isExpression, ({ text }, node, _, next, alike) =>
    swapped(text, node, pick(alike, next)),
  ),
  'expression of another file': onNodes(isExpression, ({ text }, node, other, next) => {
    const theirs = nodesOf(other).filter(isExpression);
    return theirs.length === 0 ? text : replaced(text, node, within(other.text, pick(theirs, next)));
  }),
  'statement of another file': onNodes(isStatement, ({ text }, node, other, next) => {
    const theirs = nodesOf(other).filter(isStatement);
    return theirs.length === 0 ? text : replaced(text, node, within(other.text, pick(theirs, next)));
  }),
  'body emptied': onNodes(isBody, ({ text }, node) => replaced(text, node, '{}')),
  'statement within another': onNodes(isStatement, ({ text }, node, _, next, alike) => {
    const outer = pick(alike, next);
    return replaced(text, node, `${within(text, outer)} ${within(text, node)}`);
  }),
  'expression nested': onNodes(isExpression, ({ text }, node, _, next) => {
    const [before, after] = pick(nestings, next);
    const depth = pick(depths, next);
    return replaced(text, node, before.repeat(depth) + within(text, node) + after.repeat(depth));
  }),
  'statement nested': onNodes(isStatement, ({ text }, node, _, next) => {
    const [before, after] = pick(blocks, next);
    const depth = pick(depths, next);
    return replaced(text, node, before.repeat(depth) + within(text, node) + after.repeat(depth));
  }),
};
const depths = [2, 3, 20, 200, 2000];
const nestings = [
  ['(', ')'],
  ['[', ']'],
  ['{ a: ', ' }'],
  ['!', ''],
  ['await ', ''],
  ['f(', ')'],
  ['x => ', ''],
  ['async () => { ', ' }'],
  ['`${', '}`'],
  ['a + ', ''],
  ['a ? b : ', ''],
  ['', '.then(x)'],
  ['', '.a'],
  ['', ' as any'],
  ['new ', ''],
  ['class { x = ', ' }'],
] as const;
const blocks = [
  ['{', '}'],
  ['if (a) ', ''],
  ['if (a) {} else ', ''],
  ['try {', '} catch {}'],
  ['try {} finally {', '}'],
  ['for (const a of b) ', ''],
  ['a: ', ''],
  ['switch (a) { default: ', '}'],
  ['function f() {', '}'],
  ['class A { m() {', '} }'],
  ['router.use(() => {', '});'],
] as const;

const ofBytes: Readonly<Record<string, (bytes: Uint8Array, next: Chance) => Uint8Array>> = {
  'bytes inserted': (bytes, next) => {
    const at = next(bytes.length + 1);
    const inserted = Array.from({ length: 1 + next(16) }, () => next(256));
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(inserted), bytes.subarray(at)]);
  },
  'bytes changed': (bytes, next) => {
    for (let count = 1 + next(8); count > 0 && bytes.length > 0; count--) bytes[next(bytes.length)] = next(256);
    return bytes;
  },
  'bytes cut off': (bytes, next) => bytes.subarray(0, next(bytes.length + 1)),
  'byte order mark': (bytes, next) =>
    Buffer.concat([
      Buffer.from(
        pick(
          [
            [0xef, 0xbb, 0xbf],
            [0xff, 0xfe],
            [0xfe, 0xff],
          ],
          next,
        ),
      ),
      bytes,
    ]),
};

interface Node extends Span {
  readonly type: string;
}
function isPart({ type }: Node): boolean {
  return type !== 'Program';
}
function isStatement({ type }: Node): boolean {
  return /Statement$|Declaration$/.test(type);
}
function isExpression({ type }: Node): boolean {
  return /Expression$|Literal$/.test(type);
}
function isBody({ type }: Node): boolean {
  return type === 'BlockStatement' || type === 'FunctionBody' || type === 'ClassBody' || type === 'ObjectExpression';
}

function onNodes(
  which: (node: Node) => boolean,
  change: (own: Original, node: Node, other: Original, next: Chance, alike: readonly Node[]) => string,
): Mutation {
  return (own, other, next) => {
    const nodes = nodesOf(own).filter(which);
    if (nodes.length > 0) return change(own, pick(nodes, next), other, next, nodes);
    return swapped(own.text, pick(linesOf(own.text), next), pick(linesOf(own.text), next));
  };
}

/** The nodes of a file's tree, outer ones first; none where it does not parse. */
function nodesOf({ path, text }: Original): Node[] {
  if (path.endsWith('.py')) return [];
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) return [];
  const found: Node[] = [];
  const queue: unknown[] = [parsed.program];
  while (queue.length > 0) {
    const value = queue.pop();
    if (Array.isArray(value)) for (const each of value as unknown[]) queue.push(each);
    else if (typeof value === 'object' && value !== null && 'type' in value) {
      found.push(value as Node);
      for (const key of visitorKeys[(value as Node).type] ?? []) queue.push((value as Record<string, unknown>)[key]);
    }
  }
  return found;
}

/** Words, numbers and single signs. There is one at least, if an empty one. */
function tokensOf(text: string): Span[] {
  return spansOf(text, /[\w$]+|[^\s\w$]/g);
}
function linesOf(text: string): Span[] {
  return spansOf(text, /[^\n]*\n|[^\n]+$/g);
}
function spansOf(text: string, what: RegExp): Span[] {
  const spans = Array.from(text.matchAll(what), ({ index, 0: { length } }) => ({ start: index, end: index + length }));
  return spans.length > 0 ? spans : [{ start: 0, end: 0 }];
}
function within(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
/** Where one lies in the other, the inner one comes to stand in its place. */
function swapped(text: string, one: Span, other: Span): string {
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  if (first.end > second.start) return replaced(text, first, within(text, second));
  return (
    text.slice(0, first.start) +
    within(text, second) +
    text.slice(first.end, second.start) +
    within(text, first) +
    text.slice(second.end)
  );
}
