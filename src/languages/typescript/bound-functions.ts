/**
 * A function that is bound with arguments (`check.bind(this, 'admin')`) hands those on before its own, and is read as one
 * that says so: `(...more) => check.call(this, 'admin', ...more)`.
 */
import { type ArrowFunctionExpression, type CallExpression, type Expression, type Program, Visitor } from 'oxc-parser';
import { arrowOf } from './written-out.ts';

/** The name of what a call of the bound function hands over: none that anybody writes. */
const MORE = '…';

/** Writes the functions of a tree out that are bound with arguments. The tree is changed. */
export function writeOutBound(program: Program, text: string): void {
  if (!text.includes('.bind(')) return;
  new Visitor({
    'CallExpression:exit'(node) {
      if (isBound(node, text)) replace(node, writtenOut(node));
    },
  }).visit(program);
}
/** What else is called `bind` is handed no object that stands for `this`: an address, a name, what happens. */
function isBound({ callee, arguments: [self, ...bound], optional }: CallExpression, text: string): boolean {
  if (optional || callee.type !== 'MemberExpression' || callee.computed || callee.optional) return false;
  if (callee.property.type !== 'Identifier' || callee.property.name !== 'bind' || bound.length === 0) return false;
  return self !== undefined && isThis(self, callee.object, text) && bound.every((it) => isWritten(it));
}
function isThis(self: CallExpression['arguments'][number], fn: Expression, text: string): boolean {
  if (self.type === 'ThisExpression' || (self.type === 'Literal' && self.value === null)) return true;
  if (self.type === 'Identifier' && /^(?:undefined|self|that|ctx)$/.test(self.name)) return true;
  // `list.check.bind(list, 'admin')`
  const holder = fn.type === 'MemberExpression' ? fn.object : undefined;
  return holder !== undefined && text.slice(holder.start, holder.end) === text.slice(self.start, self.end);
}
/** It is the same whenever it is looked at, and makes nothing. */
function isWritten(it: CallExpression['arguments'][number]): boolean {
  switch (it.type) {
    case 'Literal':
    case 'Identifier':
    case 'ThisExpression':
      return true;
    case 'MemberExpression':
      return isWritten(it.object);
    case 'ArrayExpression':
      return it.elements.every((each) => each !== null && isWritten(each));
    case 'ObjectExpression':
      return it.properties.every((each) => each.type === 'Property' && !each.computed && isWritten(each.value));
    default:
      return false;
  }
}
function writtenOut({ start, end, callee, arguments: args }: CallExpression): ArrowFunctionExpression {
  const fn = callee as Extract<CallExpression['callee'], { type: 'MemberExpression' }>;
  // Names are told apart by where they begin: these stand in `bind`.
  const nameAt = (at: number) => ({ type: 'Identifier', name: MORE, start: fn.property.start + at, end }) as const;
  const body: CallExpression = {
    type: 'CallExpression',
    callee: { ...fn, property: { ...fn.property, name: 'call' } } as CallExpression['callee'],
    arguments: [...args, { type: 'SpreadElement', argument: nameAt(1), start, end }],
    optional: false,
    start,
    end,
  };
  return arrowOf([{ type: 'RestElement', argument: nameAt(0), start, end }], body, { start, end });
}
/** Nothing else of a tree holds a node than where it stands: it becomes another one in its place. */
function replace(node: object, by: object): void {
  for (const key of Object.keys(node)) Reflect.deleteProperty(node, key);
  Object.assign(node, by);
}
