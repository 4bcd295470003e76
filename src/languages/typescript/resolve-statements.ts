import type { ForInStatement, ForOfStatement, ForStatement, SwitchStatement, TryStatement } from 'oxc-parser';
import { Scope } from './bindings.ts';
import { assignPattern, declarePattern } from './resolve-patterns.ts';
import type { Resolver } from './resolve.ts';

/** Statements that open scopes besides those of their blocks. */
export function resolveScoped(
  resolver: Resolver,
  node: ForStatement | ForInStatement | ForOfStatement | SwitchStatement | TryStatement,
): void {
  const outer = resolver.scope;
  switch (node.type) {
    case 'ForStatement':
      resolver.scope = new Scope(outer, node, 'block');
      if (node.init !== null) resolver.visit(node.init);
      if (node.test !== null) resolver.visit(node.test);
      if (node.update !== null) resolver.visit(node.update);
      resolver.visit(node.body);
      break;
    case 'ForInStatement':
    case 'ForOfStatement':
      resolver.scope = new Scope(outer, node, 'block');
      if (node.left.type === 'VariableDeclaration') {
        declarePattern(resolver, node.left.declarations[0]!.id, node.left.kind === 'var' ? 'var' : 'let', true);
      } else assignPattern(resolver, node.left);
      resolver.visit(node.right);
      resolver.visit(node.body);
      break;
    case 'SwitchStatement':
      resolver.visit(node.discriminant);
      resolver.scope = new Scope(outer, node, 'block');
      for (const one of node.cases) {
        if (one.test !== null) resolver.visit(one.test);
        resolver.all(one.consequent);
      }
      break;
    default:
      resolver.visit(node.block);
      if (node.handler !== null) {
        resolver.scope = new Scope(outer, node.handler, 'block');
        if (node.handler.param !== null) declarePattern(resolver, node.handler.param, 'let', true);
        resolver.visit(node.handler.body);
        resolver.scope = outer;
      }
      if (node.finalizer !== null) resolver.visit(node.finalizer);
  }
  resolver.scope = outer;
}
