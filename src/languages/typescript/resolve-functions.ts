import type { ArrowFunctionExpression, Class, Function as FunctionNode, Node, ParamPattern } from 'oxc-parser';
import { Scope } from './bindings.ts';
import { declarePattern } from './resolve-patterns.ts';
import type { Resolver } from './resolve.ts';

export function resolveFunction(resolver: Resolver, node: FunctionNode | ArrowFunctionExpression): void {
  const outer = resolver.scope;
  if (node.type === 'FunctionExpression' && node.id !== null) {
    resolver.scope = new Scope(outer, node, 'block');
    resolver.declare(node.id, 'function', true);
  }
  for (const param of node.params) if (hasDecorators(param)) resolver.all(param.decorators);
  const scope = new Scope(resolver.scope, node, 'frame');
  scope.arrow = node.type === 'ArrowFunctionExpression';
  resolver.resolution.scopes.set(node, scope);
  resolver.scope = scope;
  if (node.typeParameters) resolver.types.parameters(node.typeParameters.params);
  for (const param of node.params) {
    if (param.type === 'Identifier' && param.name === 'this') resolver.annotation(param);
    else declarePattern(resolver, param, 'param', true);
  }
  if (node.returnType) resolver.types.type(node.returnType.typeAnnotation);
  if (node.body !== null) {
    if (node.body.type === 'BlockStatement') resolver.all(node.body.body);
    else resolver.visit(node.body);
  }
  resolver.scope = outer;
}

export function resolveClass(resolver: Resolver, node: Class): void {
  if (node.declare === true) {
    if (node.id !== null) resolver.declare(node.id, 'ambient', true);
    return;
  }
  if (node.type === 'ClassDeclaration' && node.id !== null) resolver.declare(node.id, 'class', true);
  resolver.all(node.decorators);
  const outer = resolver.scope;
  resolver.scope = new Scope(outer, node, 'block');
  if (node.type === 'ClassExpression' && node.id !== null) resolver.declare(node.id, 'class', true);
  if (node.typeParameters) resolver.types.parameters(node.typeParameters.params);
  if (node.superClass !== null) resolver.visit(node.superClass);
  for (const one of node.implements ?? []) resolver.types.heritage(one.expression, one.typeArguments);
  const inner = resolver.scope;
  const fields = new Scope(inner, node, 'frame');
  for (const member of node.body.body) {
    switch (member.type) {
      case 'MethodDefinition':
      case 'TSAbstractMethodDefinition':
        resolver.all(member.decorators);
        if (member.computed) resolver.visit(member.key);
        resolveFunction(resolver, member.value);
        break;
      case 'PropertyDefinition':
      case 'AccessorProperty':
      case 'TSAbstractPropertyDefinition':
      case 'TSAbstractAccessorProperty':
        resolver.all(member.decorators);
        if (member.computed) resolver.visit(member.key);
        resolver.annotation(member);
        if (member.value !== null) {
          resolver.scope = fields;
          resolver.visit(member.value);
          resolver.scope = inner;
        }
        break;
      case 'StaticBlock':
        resolver.scope = new Scope(fields, member, 'hoist');
        resolver.resolution.scopes.set(member, resolver.scope);
        resolver.all(member.body);
        resolver.scope = inner;
        break;
      default:
    }
  }
  resolver.scope = outer;
}

function hasDecorators(param: ParamPattern): param is ParamPattern & { decorators: Node[] } {
  return 'decorators' in param && Array.isArray(param.decorators) && param.decorators.length > 0;
}
