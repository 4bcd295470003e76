import type { Node } from 'oxc-parser';
import type { Call, ValueId } from '../../facts/index.ts';
import type { Emitter, Growing } from './emitter.ts';
import { expression, keyOf, type Of } from './expressions.ts';
import { currentMember } from './members.ts';
import { isFree } from './names.ts';

/** `a.b().c`: member reads and calls, from the innermost outwards, without recursion. */
export function chain(e: Emitter, node: Of<'MemberExpression' | 'CallExpression'>): ValueId {
  const spine: Of<'MemberExpression' | 'CallExpression'>[] = [];
  let base: Node = node;
  for (;;) {
    if (base.type === 'MemberExpression') {
      spine.push(base);
      base = base.object;
    } else if (base.type === 'CallExpression') {
      spine.push(base);
      base = base.callee;
    } else if (
      base.type === 'ChainExpression' ||
      base.type === 'TSNonNullExpression' ||
      base.type === 'TSInstantiationExpression'
    ) {
      base = base.expression;
    } else break;
  }
  let value = -1;
  let receiver = -1;
  let i = spine.length - 1;
  if (base.type === 'Identifier') {
    const call = spine[i]!;
    if (call.type === 'CallExpression' && isRequire(e, base) && namesModule(call)) {
      value = required(e, call);
      i--;
    }
  }
  if (value < 0) value = expression(e, base);
  for (; i >= 0; i--) {
    const link = spine[i]!;
    const { start, end } = link;
    if (link.type === 'MemberExpression') {
      if (isOwnCall(e, spine, i)) continue;
      receiver = value;
      // What is called on an object is not put there on the way.
      const put = i === spine.length - 1 && spine[i - 1]?.type !== 'CallExpression' ? currentMember(e, link) : -1;
      if (put >= 0) {
        value = put;
        continue;
      }
      const key = keyOf(e, link.property, link.computed);
      if (link.optional) value = e.add({ kind: 'get', start, end, of: receiver, key, optional: true });
      else value = e.add({ kind: 'get', start, end, of: receiver, key });
      continue;
    }
    const how = spine[i + 1];
    const own = how?.type === 'MemberExpression' && isOwnCall(e, spine, i + 1) ? how : undefined;
    const handed = own === undefined ? link.arguments : link.arguments.slice(1);
    const given = args(e, handed);
    // `list.push.apply(list, more)`: one list of all.
    if (own !== undefined && nameOf(own) === 'apply' && given.values.length > 0) given.spreads = [0];
    const call: Growing<Call> =
      receiver < 0
        ? { kind: 'call', start, end, callee: value, args: given.values }
        : { kind: 'call', start, end, callee: value, args: given.values, receiver };
    if (given.spreads !== undefined) call.spreads = given.spreads;
    const texts = written(e, handed);
    if (texts !== undefined) call.texts = texts;
    if (link.optional) call.optional = true;
    value = e.add(call);
    receiver = -1;
  }
  return value;
}

/**
 * Is the link of a chain the `call` or `apply` of a member that is called on what it is a member of, as it would be anyway
 * (`app.use.apply(app, list)`)?
 */
function isOwnCall(e: Emitter, spine: readonly Of<'MemberExpression' | 'CallExpression'>[], at: number): boolean {
  const [call, how, member] = [spine[at - 1], spine[at], spine[at + 1]];
  if (call?.type !== 'CallExpression' || how?.type !== 'MemberExpression' || member?.type !== 'MemberExpression')
    return false;
  const name = nameOf(how);
  const [self, list, more] = call.arguments;
  if (how.optional || call.optional || member.optional || self === undefined) return false;
  if (name === 'apply' ? list?.type === 'SpreadElement' || more !== undefined : name !== 'call') return false;
  if (self.type === 'ThisExpression' && member.object.type === 'Super') return true;
  return isPlain(self) && e.text.slice(self.start, self.end) === e.text.slice(member.object.start, member.object.end);
}
function nameOf({ computed, property }: Of<'MemberExpression'>): string | undefined {
  return !computed && property.type === 'Identifier' ? property.name : undefined;
}
/** Reading it twice gives the same and does nothing: a name, `this`, members of them. */
function isPlain(node: Node): boolean {
  if (node.type === 'MemberExpression') return !node.computed && isPlain(node.object);
  return node.type === 'Identifier' || node.type === 'ThisExpression';
}

export interface Given {
  readonly values: ValueId[];
  spreads: number[] | undefined;
}

/** Arguments or array items; a hole of an array is absent. */
export function args(e: Emitter, nodes: readonly (Node | null)[]): Given {
  const values: ValueId[] = [];
  let spreads: number[] | undefined;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node == null) values.push(e.absent({ start: 0, end: 0 }));
    else if (node.type === 'SpreadElement') {
      (spreads ??= []).push(i);
      values.push(expression(e, node.argument));
    } else values.push(expression(e, node));
  }
  return { values, spreads };
}

const LONGEST = 60;

/** Arguments as written, where they are names, members or calls and short. */
function written(e: Emitter, nodes: readonly Node[]): string[] | undefined {
  let texts: string[] | undefined;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    const { type } = node;
    if (type !== 'Identifier' && type !== 'MemberExpression' && type !== 'CallExpression' && type !== 'NewExpression')
      continue;
    if (node.end - node.start > LONGEST) continue;
    texts ??= nodes.map(() => '');
    texts[i] = type === 'Identifier' ? node.name : e.text.slice(node.start, node.end);
  }
  return texts;
}

/** Node looks at the first argument alone; with a list there it is a loader of browsers. */
function namesModule({ arguments: [first] }: Of<'CallExpression'>): boolean {
  return first !== undefined && first.type !== 'ArrayExpression';
}
function isRequire(e: Emitter, node: Of<'Identifier'>): boolean {
  if (node.name === 'require' && isFree(e, node)) return true;
  return e.resolution.of(node)?.requires === true;
}

/** Does the expression make a `require` function? */
export function makesRequire(node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  if (callee.type === 'Identifier') return callee.name === 'createRequire';
  return callee.type === 'MemberExpression' && !callee.computed && callee.property.name === 'createRequire';
}

function required(e: Emitter, node: Of<'CallExpression'>): ValueId {
  const { start, end } = node;
  const specifier = node.arguments[0]!;
  const from = specifier.type === 'SpreadElement' ? expression(e, specifier.argument) : specifierOf(e, specifier);
  if (typeof from !== 'string') e.gap(node, 'require of a computed path');
  args(e, node.arguments.slice(1));
  return e.add({ kind: 'import', start, end, from, name: '=', how: 'require' });
}

export function importCall(e: Emitter, node: Of<'ImportExpression'>): ValueId {
  const { start, end } = node;
  const from = specifierOf(e, node.source);
  if (typeof from !== 'string') e.gap(node, 'import of a computed path');
  if (node.options !== null) expression(e, node.options);
  return e.add({ kind: 'import', start, end, from, name: '*', how: 'dynamic' });
}

function specifierOf(e: Emitter, node: Node): string | ValueId {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  const from = expression(e, node);
  const value = e.values[from]!;
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : from;
}
