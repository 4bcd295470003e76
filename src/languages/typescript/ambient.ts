/** Functions that a file only declares, with nothing but their signature. */
import type { Function as FunctionNode, Node } from 'oxc-parser';
import type { Emitter } from './emitter.ts';
import { functionValue } from './functions.ts';

/**
 * Gives a declared function its value: one signature, because overloads would not agree on what it gives, and a result
 * of a type that this file knows. Others stay the globals they may well be (`declare function fetch(..)`).
 */
export function ambientFunction(e: Emitter, node: FunctionNode): void {
  const binding = node.id === null ? undefined : e.resolution.of(node.id);
  if (binding?.kind !== 'ambient' || binding.signatures !== 1 || binding.value >= 0) return;
  if (!node.returnType || !known(e, node.returnType.typeAnnotation, node)) return;
  binding.value = functionValue(e, node, binding.name, -1);
}

/** Does a type mention one that is declared or imported here? */
function known(e: Emitter, type: Node, node: FunctionNode): boolean {
  switch (type.type) {
    case 'TSTypeReference': {
      let root: Node = type.typeName;
      while (root.type === 'TSQualifiedName') root = root.left;
      const binding = e.resolution.of(root);
      // A type parameter is declared by the function itself.
      if (binding !== undefined && binding.scope.start !== node.start) return true;
      return type.typeArguments?.params.some((one) => known(e, one, node)) === true;
    }
    case 'TSArrayType':
      return known(e, type.elementType, node);
    case 'TSUnionType':
    case 'TSIntersectionType':
      return type.types.some((one) => known(e, one, node));
    default:
      return false;
  }
}
