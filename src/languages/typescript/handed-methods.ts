/**
 * A method that a promise or a list is handed as it is (`.then(schema.parse)`) is called with what that holds, and is
 * read as one that says so: `.then((given) => schema.parse(given))`.
 */
import { type CallExpression, type Expression, type MemberExpression, type Program, Visitor } from 'oxc-parser';
import { arrowOf } from './written-out.ts';

/** The name of what the method is handed: none that anybody writes. */
const GIVEN = '…';
const CALLING = /\.\s*(?:then|map|flatMap)\s*\(/;

/** Writes the methods of a tree out that are handed to what calls them with one value. The tree is changed. */
export function writeOutHanded(program: Program, text: string): void {
  if (!CALLING.test(text)) return;
  new Visitor({
    'CallExpression:exit'(node) {
      const [method] = node.arguments;
      if (method?.type === 'MemberExpression' && calls(node) && isMethod(method))
        node.arguments[0] = writtenOut(method);
    },
  }).visit(program);
}
/** What a call of this name hands over is one value, or others that a method of one value does not look at. */
function calls({ callee, arguments: args }: CallExpression): boolean {
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return false;
  const { name } = callee.property;
  return name === 'then' ? args.length <= 2 : (name === 'map' || name === 'flatMap') && args.length === 1;
}
/** `schema.parse`, `schemas.body.parse`: the same whenever it is looked at, and of something that has a name. */
function isMethod({ object, computed, optional, property }: MemberExpression): boolean {
  return !computed && !optional && property.type === 'Identifier' && isNamed(object);
}
function isNamed(it: Expression): boolean {
  return it.type === 'Identifier' || (it.type === 'MemberExpression' && isMethod(it));
}
function writtenOut(method: MemberExpression): CallExpression['arguments'][number] {
  const { start, end, property } = method;
  // Names are told apart by where they begin: these stand in the name of the method.
  const nameAt = (at: number) => ({ type: 'Identifier', name: GIVEN, start: property.start + at, end }) as const;
  const body: CallExpression = {
    type: 'CallExpression',
    callee: method,
    arguments: [nameAt(1)],
    optional: false,
    start,
    end,
  };
  return arrowOf([nameAt(0)], body, method);
}
