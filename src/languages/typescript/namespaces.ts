import type { Node, Statement } from 'oxc-parser';
import type { Entry } from '../../facts/index.ts';
import type { Emitter } from './emitter.ts';
import { expression, type Of } from './expressions.ts';
import { declare, hoistVariables, readBinding } from './names.ts';
import { body } from './statements.ts';

/** An enum is the object of its members. */
export function enumeration(e: Emitter, node: Of<'TSEnumDeclaration'>): void {
  if (node.declare) return;
  const { start, end } = node;
  const entries: Entry[] = [];
  let next = 0;
  for (const member of node.body.members) {
    const { id, initializer } = member;
    const key =
      id.type === 'Identifier' ? id.name : id.type === 'Literal' ? id.value : (id.quasis[0]!.value.cooked ?? '');
    let value: number;
    if (initializer === null) value = e.add({ kind: 'literal', start: member.start, end: member.end, value: next++ });
    else {
      value = expression(e, initializer);
      const given = e.values[value]!;
      if (given.kind === 'literal' && typeof given.value === 'number') next = given.value + 1;
    }
    if (id.type === 'Identifier') declare(e, id, value);
    entries.push({ key, value });
  }
  merge(e, node.id, start, end, entries);
}

/** A namespace is the object of what it exports. */
export function namespace(e: Emitter, node: Of<'TSModuleDeclaration'>): void {
  if (node.declare || node.body === null || node.kind === 'global') return;
  const { start, end, id } = node;
  if (id.type !== 'Identifier') {
    if (id.type !== 'Literal') e.gap(node, 'a namespace with a dotted name');
    return;
  }
  const exported: Of<'Identifier'>[] = [];
  const statements: Statement[] = [];
  for (const one of node.body.body) {
    if (one.type === 'ExportNamedDeclaration' && one.declaration !== null) {
      statements.push(one.declaration);
      exported.push(...declaredNames(one.declaration));
    } else if (!one.type.startsWith('Export') && !one.type.startsWith('Import')) statements.push(one);
  }
  hoistVariables(e, e.resolution.scopes.get(node)?.hoisted, node);
  body(e, statements);
  const entries: Entry[] = [];
  for (const name of exported) {
    const binding = e.resolution.of(name);
    if (binding === undefined || binding.kind === 'type' || binding.kind === 'ambient') continue;
    entries.push({ key: name.name, value: readBinding(e, binding, name) });
  }
  if (entries.length > 0 || e.resolution.of(id)?.kind === 'namespace') merge(e, id, start, end, entries);
}

/** A second declaration of the name adds members to the first. */
function merge(e: Emitter, id: Of<'Identifier'>, start: number, end: number, entries: Entry[]): void {
  const binding = e.resolution.of(id);
  if (binding?.storage === 'constant' && binding.value >= 0) {
    for (const { key, value } of entries) {
      if (key !== null) e.add({ kind: 'set', start, end, of: binding.value, key, to: value });
    }
    return;
  }
  declare(e, id, e.add({ kind: 'object', start, end, entries }));
}

/** The identifiers a declaration declares. */
export function declaredNames(node: Node): Of<'Identifier'>[] {
  const names: Of<'Identifier'>[] = [];
  collect(node, names);
  return names;
}

function collect(node: Node, names: Of<'Identifier'>[]): void {
  switch (node.type) {
    case 'VariableDeclaration':
      for (const one of node.declarations) collect(one.id, names);
      return;
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSDeclareFunction':
      if (node.id !== null) names.push(node.id);
      return;
    case 'TSEnumDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSImportEqualsDeclaration':
      names.push(node.id);
      return;
    case 'TSModuleDeclaration':
      if (node.id.type === 'Identifier') names.push(node.id);
      return;
    case 'Identifier':
      names.push(node);
      return;
    case 'ObjectPattern':
      for (const one of node.properties) collect(one.type === 'RestElement' ? one.argument : one.value, names);
      return;
    case 'ArrayPattern':
      for (const one of node.elements) if (one !== null) collect(one, names);
      return;
    case 'RestElement':
      collect(node.argument, names);
      return;
    case 'AssignmentPattern':
      collect(node.left, names);
      return;
    default:
  }
}
