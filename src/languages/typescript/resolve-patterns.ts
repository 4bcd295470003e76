import type { Node } from 'oxc-parser';
import type { BindingKind } from './bindings.ts';
import type { Resolver } from './resolve.ts';

/** Declares the names of a pattern. */
export function declarePattern(resolver: Resolver, node: Node, kind: BindingKind, initialised: boolean): void {
  switch (node.type) {
    case 'Identifier':
      resolver.declare(node, kind, initialised);
      if (node.typeAnnotation !== null) resolver.annotation(node);
      return;
    case 'AssignmentPattern':
      declarePattern(resolver, node.left, kind, initialised);
      resolver.visit(node.right);
      return;
    case 'ObjectPattern':
      for (const property of node.properties) {
        if (property.type === 'RestElement') declarePattern(resolver, property.argument, kind, true);
        else {
          if (property.computed) resolver.visit(property.key);
          declarePattern(resolver, property.value, kind, true);
        }
      }
      resolver.annotation(node);
      return;
    case 'ArrayPattern':
      for (const element of node.elements) if (element !== null) declarePattern(resolver, element, kind, true);
      resolver.annotation(node);
      return;
    case 'RestElement':
      declarePattern(resolver, node.argument, kind, true);
      resolver.annotation(node);
      return;
    case 'TSParameterProperty':
      declarePattern(resolver, node.parameter, kind, initialised);
      return;
    default:
      resolver.visit(node);
  }
}

/** Visits what an assignment writes. */
export function assignPattern(resolver: Resolver, node: Node): void {
  switch (node.type) {
    case 'Identifier':
      resolver.refer(node, 1);
      return;
    case 'AssignmentPattern':
      assignPattern(resolver, node.left);
      resolver.visit(node.right);
      return;
    case 'ObjectPattern':
      for (const property of node.properties) {
        if (property.type === 'RestElement') assignPattern(resolver, property.argument);
        else {
          if (property.computed) resolver.visit(property.key);
          assignPattern(resolver, property.value);
        }
      }
      return;
    case 'ArrayPattern':
      for (const element of node.elements) if (element !== null) assignPattern(resolver, element);
      return;
    case 'RestElement':
      assignPattern(resolver, node.argument);
      return;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      assignPattern(resolver, node.expression);
      return;
    default:
      resolver.visit(node);
  }
}
