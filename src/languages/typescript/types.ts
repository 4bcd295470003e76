import type { Node, TSSignature } from 'oxc-parser';
import type { TypeValue, ValueId } from '../../facts/index.ts';
import type { Emitter, Growing, Spanned } from './emitter.ts';
import type { Of } from './expressions.ts';

type TypeMember = { name: string; type?: ValueId; optional?: true };

/** Notes the type written on a variable. */
export function annotate(e: Emitter, value: ValueId, annotation: Of<'TSTypeAnnotation'>): void {
  e.annotations.push({ value, type: typeValue(e, annotation.typeAnnotation) });
}

export function typeValue(e: Emitter, node: Node): ValueId {
  switch (node.type) {
    case 'TSTypeReference':
      return reference(e, node, node.typeName, node.typeArguments, '');
    case 'TSTypeQuery':
      if (node.exprName.type === 'TSImportType') return typeValue(e, node.exprName);
      return reference(e, node, node.exprName, node.typeArguments, 'typeof ');
    case 'TSImportType': {
      const { start, end, qualifier } = node;
      const name = qualifier === null ? '*' : nameOf(qualifier);
      const of = name.split('.')[0]!;
      const target = e.add({
        kind: 'import',
        start,
        end,
        from: node.source.value,
        name: of,
        how: 'static',
        typeOnly: true,
      });
      const args = node.typeArguments?.params.map((one) => typeValue(e, one));
      return e.add(
        args === undefined
          ? { kind: 'type', start, end, name, target }
          : { kind: 'type', start, end, name, target, args },
      );
    }
    case 'TSUnionType':
      return form(e, node, '|', node.types);
    case 'TSIntersectionType':
      return form(e, node, '&', node.types);
    case 'TSArrayType':
      return form(e, node, '[]', [node.elementType]);
    case 'TSTupleType':
      return form(e, node, '[]', node.elementTypes);
    case 'TSTypeLiteral':
      return objectType(e, node, '{}', node.members);
    case 'TSLiteralType':
      return literalType(e, node);
    case 'TSTemplateLiteralType':
      return form(e, node, 'string', []);
    case 'TSTypePredicate':
      return form(e, node, 'boolean', []);
    case 'TSParenthesizedType':
    case 'TSOptionalType':
    case 'TSRestType':
      return typeValue(e, node.typeAnnotation);
    case 'TSNamedTupleMember':
      return typeValue(e, node.elementType);
    case 'TSTypeOperator':
      return node.operator === 'keyof'
        ? form(e, node, 'keyof', [node.typeAnnotation])
        : typeValue(e, node.typeAnnotation);
    case 'TSFunctionType':
    case 'TSConstructorType':
      return form(e, node, node.type === 'TSFunctionType' ? '=>' : 'new', [node.returnType.typeAnnotation]);
    case 'TSConditionalType':
      return form(e, node, 'conditional', [node.trueType, node.falseType]);
    case 'TSIndexedAccessType':
      return form(e, node, 'indexed', [node.objectType, node.indexType]);
    case 'TSMappedType':
      return form(
        e,
        node,
        'mapped',
        node.typeAnnotation === null ? [node.constraint] : [node.constraint, node.typeAnnotation],
      );
    case 'TSInferType':
      return form(e, node, node.typeParameter.name.name, []);
    case 'TSThisType':
      return form(e, node, 'this', []);
    default:
      if (node.type.endsWith('Keyword')) return form(e, node, node.type.slice(2, -7).toLowerCase(), []);
      e.gap(node, `unknown type: ${node.type}`);
      return form(e, node, e.text.slice(node.start, node.end), []);
  }
}

/** What a class implements or an interface extends. */
export function heritage(
  e: Emitter,
  node: Node,
  given: Of<'TSTypeParameterInstantiation'> | null | undefined,
): ValueId {
  return reference(e, node, node, given ?? null, '');
}

export function declareType(e: Emitter, node: Of<'TSTypeAliasDeclaration' | 'TSInterfaceDeclaration'>): void {
  const binding = e.resolution.of(node.id);
  if (node.type === 'TSTypeAliasDeclaration') {
    const type = typeValue(e, node.typeAnnotation);
    if (binding !== undefined && binding.type < 0) binding.type = type;
    return;
  }
  const parents = node.extends.map((one) => heritage(e, one.expression, one.typeArguments));
  const id = objectType(e, node, node.id.name, node.body.body);
  const type = e.values[id] as Growing<TypeValue>;
  if (parents.length > 0) type.args = parents;
  if (binding === undefined) return;
  if (binding.type < 0) binding.type = id;
  else {
    // Declared in several places: the first says it all.
    const whole = e.values[binding.type] as Growing<TypeValue>;
    whole.members = [...(whole.members ?? []), ...(type.members ?? [])];
    if (parents.length > 0) whole.args = [...(whole.args ?? []), ...parents];
  }
}

function reference(
  e: Emitter,
  node: Spanned,
  named: Node,
  given: Of<'TSTypeParameterInstantiation'> | null,
  prefix: string,
): ValueId {
  const args = given === null ? undefined : given.params.map((one) => typeValue(e, one));
  const { start, end } = node;
  const name = prefix + nameOf(named);
  const type: Growing<TypeValue> = { kind: 'type', start, end, name };
  if (args !== undefined) type.args = args;
  let root = named;
  for (;;) {
    if (root.type === 'TSQualifiedName') root = root.left;
    else if (root.type === 'MemberExpression') root = root.object;
    else break;
  }
  const binding = root.type === 'Identifier' ? e.resolution.of(root) : undefined;
  if (binding !== undefined) e.targets.push({ type, binding });
  return e.add(type);
}

function nameOf(node: Node): string {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'TSQualifiedName':
      return `${nameOf(node.left)}.${nameOf(node.right)}`;
    case 'MemberExpression':
      return `${nameOf(node.object)}.${nameOf(node.property)}`;
    default:
      return 'this';
  }
}

function form(e: Emitter, node: Spanned, name: string, parts: readonly Node[]): ValueId {
  const { start, end } = node;
  if (parts.length === 0) return e.add({ kind: 'type', start, end, name });
  const args = parts.map((one) => typeValue(e, one));
  return e.add({ kind: 'type', start, end, name, args });
}

function literalType(e: Emitter, node: Of<'TSLiteralType'>): ValueId {
  const { start, end, literal } = node;
  if (literal.type === 'Literal') {
    const value = typeof literal.value === 'bigint' ? Number(literal.value) : literal.value;
    if (
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      (typeof value === 'number' && Number.isFinite(value))
    ) {
      return e.add({ kind: 'type', start, end, name: 'literal', literal: value });
    }
  }
  if (
    literal.type === 'UnaryExpression' &&
    literal.argument.type === 'Literal' &&
    typeof literal.argument.value === 'number'
  ) {
    const value = Number(e.text.slice(start, end));
    if (Number.isFinite(value) && value !== 0)
      return e.add({ kind: 'type', start, end, name: 'literal', literal: value });
  }
  return e.add({ kind: 'type', start, end, name: literal.type === 'TemplateLiteral' ? 'string' : 'number' });
}

function objectType(e: Emitter, node: Spanned, name: string, signatures: readonly TSSignature[]): ValueId {
  const members: TypeMember[] = [];
  for (const one of signatures) {
    if (one.type !== 'TSPropertySignature' && one.type !== 'TSMethodSignature') continue;
    const { key } = one;
    const named =
      key.type === 'Identifier' && !one.computed ? key.name : key.type === 'Literal' ? String(key.value) : undefined;
    if (named === undefined) continue;
    const member: TypeMember = { name: named };
    if (one.type === 'TSPropertySignature') {
      if (one.typeAnnotation !== null) member.type = typeValue(e, one.typeAnnotation.typeAnnotation);
    } else member.type = form(e, one, '=>', one.returnType === null ? [] : [one.returnType.typeAnnotation]);
    if (one.optional) member.optional = true;
    members.push(member);
  }
  return e.add({ kind: 'type', start: node.start, end: node.end, name, members });
}
