import type { Node } from 'oxc-parser';
import type { Import, Value, ValueId } from '../../facts/index.ts';
import type { Binding } from './bindings.ts';
import { classValue } from './classes.ts';
import type { Emitter, Growing } from './emitter.ts';
import { expression, named, type Of } from './expressions.ts';
import { functionValue } from './functions.ts';
import { declare, readBinding } from './names.ts';
import { declaredNames } from './namespaces.ts';
import { statement } from './statements.ts';
import { declareType } from './types.ts';

export function imports(e: Emitter, node: Of<'ImportDeclaration'>): void {
  const from = node.source.value;
  const typeOnly = node.importKind === 'type';
  if (node.specifiers.length === 0) {
    e.add(staticImport(node, from, '*', typeOnly));
    return;
  }
  for (const one of node.specifiers) {
    if (one.type === 'ImportSpecifier') {
      declare(
        e,
        one.local,
        e.add(staticImport(one, from, exportedName(one.imported), typeOnly || one.importKind === 'type')),
      );
    } else {
      declare(
        e,
        one.local,
        e.add(staticImport(one, from, one.type === 'ImportDefaultSpecifier' ? 'default' : '*', typeOnly)),
      );
    }
  }
}

function staticImport(node: { start: number; end: number }, from: string, name: string, typeOnly: boolean): Import {
  const { start, end } = node;
  const value: Growing<Import> = { kind: 'import', start, end, from, name, how: 'static' };
  if (typeOnly) value.typeOnly = true;
  return value;
}

export function importEquals(e: Emitter, node: Of<'TSImportEqualsDeclaration'>): void {
  const { start, end, moduleReference } = node;
  if (moduleReference.type === 'TSExternalModuleReference') {
    const value: Growing<Import> = {
      kind: 'import',
      start,
      end,
      from: moduleReference.expression.value,
      name: '=',
      how: 'require',
    };
    if (node.importKind === 'type') value.typeOnly = true;
    declare(e, node.id, e.add(value));
  } else declare(e, node.id, qualified(e, moduleReference));
}

function qualified(e: Emitter, node: Node): ValueId {
  if (node.type !== 'TSQualifiedName') return expression(e, node);
  const of = qualified(e, node.left);
  return e.add({ kind: 'get', start: node.start, end: node.end, of, key: node.right.name });
}

function exportedName(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'Literal' ? String(node.value) : '';
}

export function exportNamed(e: Emitter, node: Of<'ExportNamedDeclaration'>): void {
  if (node.source !== null) {
    for (const { start, end, local, exported } of node.specifiers) {
      e.exports.push({
        start,
        end,
        name: exportedName(exported),
        from: node.source.value,
        imported: exportedName(local),
      });
    }
    return;
  }
  for (const one of node.specifiers) {
    if (one.local.type === 'Identifier') exportBinding(e, one.local, exportedName(one.exported), one);
  }
  const { declaration } = node;
  if (declaration === null) return;
  statement(e, declaration);
  for (const id of declaredNames(declaration)) exportBinding(e, id, id.name, id);
}

/** The value a name has when the module's own statements are finished. */
function exportBinding(e: Emitter, id: Of<'Identifier'>, name: string, at: { start: number; end: number }): void {
  const { start, end } = at;
  const binding = e.resolution.of(id);
  const slot = e.exports.push({ start, end, name }) - 1;
  e.lateExports.push(() => {
    const value = binding === undefined ? -1 : binding.kind === 'ambient' ? binding.value : valueOf(e, binding, id);
    if (value >= 0) e.exports[slot] = { start, end, name, value };
  });
}

function valueOf(e: Emitter, binding: Binding, id: Of<'Identifier'>): ValueId {
  if (binding.kind === 'type') return binding.type;
  return readBinding(e, binding, id);
}

export function exportDefault(e: Emitter, node: Of<'ExportDefaultDeclaration'>): void {
  const { start, end, declaration } = node;
  switch (declaration.type) {
    case 'FunctionDeclaration':
      if (declaration.id !== null) exportBinding(e, declaration.id, 'default', node);
      else e.exports.push({ start, end, name: 'default', value: functionValue(e, declaration, 'default', -1) });
      return;
    case 'ClassDeclaration': {
      const value = classValue(e, declaration, declaration.id?.name ?? 'default');
      if (declaration.id !== null) declare(e, declaration.id, value);
      e.exports.push({ start, end, name: 'default', value });
      return;
    }
    case 'TSInterfaceDeclaration':
      declareType(e, declaration);
      exportBinding(e, declaration.id, 'default', node);
      return;
    case 'TSDeclareFunction':
      if (declaration.id !== null) exportBinding(e, declaration.id, 'default', node);
      return;
    case 'Identifier': {
      const binding = e.resolution.of(declaration);
      const value = binding?.kind === 'type' ? -1 : expression(e, declaration);
      if (binding?.kind === 'type') exportBinding(e, declaration, 'default', node);
      else e.exports.push({ start, end, name: 'default', value });
      return;
    }
    default:
      e.exports.push({ start, end, name: 'default', value: named(e, declaration, 'default') });
  }
}

export function exportStar(e: Emitter, node: Of<'ExportAllDeclaration'>): void {
  const { start, end, exported } = node;
  const from = node.source.value;
  if (exported === null) e.exports.push({ start, end, name: '*', from });
  else e.exports.push({ start, end, name: exportedName(exported), from, imported: '*' });
}

export function exportAssignment(e: Emitter, node: Of<'TSExportAssignment'>): void {
  e.exports.push({ start: node.start, end: node.end, name: '=', value: named(e, node.expression, '') });
}

/**
 * `module.exports = value`, `exports.name = value`, `module.exports.name = value`, and a name of either
 * (`const api = module.exports; api.name = value`). `of`: what the member is set on.
 */
export function commonJsExport(
  e: Emitter,
  node: Node,
  left: Of<'MemberExpression'>,
  of: ValueId,
  value: ValueId,
): void {
  const { start, end } = node;
  const key = keyName(left);
  if (key === undefined) return;
  const on = e.values[of];
  if (on?.kind === 'global' && on.name === 'module' && key === 'exports')
    e.exports.push({ start, end, name: '=', value });
  else if (on !== undefined && isExports(e, on)) e.exports.push({ start, end, name: key, value });
}
/** What a module gives, as its own code calls it. */
function isExports(e: Emitter, it: Value): boolean {
  if (it.kind === 'global') return it.name === 'exports';
  const of = it.kind === 'get' && it.key === 'exports' ? e.values[it.of] : undefined;
  return of?.kind === 'global' && of.name === 'module';
}

function keyName(node: Of<'MemberExpression'>): string | undefined {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : undefined;
}
