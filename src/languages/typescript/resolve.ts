import { visitorKeys } from 'oxc-parser';
import type { Node, Program } from 'oxc-parser';
import { Scope, type Resolution } from './bindings.ts';
import { makesObject, namedMember } from './members.ts';
import { type Named, References } from './references.ts';
import { resolveClass, resolveFunction } from './resolve-functions.ts';
import { resolveScoped } from './resolve-statements.ts';
import { assignPattern, declarePattern } from './resolve-patterns.ts';
import { TypeResolver } from './resolve-types.ts';

/** First pass: declares every name of a file and finds what each identifier means. */
export function resolve(program: Program, length: number): Resolution {
  const resolver = new Resolver(program, length);
  resolver.all(program.body);
  return resolver.finish();
}

/** The walk of the first pass. */
export class Resolver extends References {
  readonly types: TypeResolver = new TypeResolver(this);

  all(nodes: readonly (Node | null)[]): void {
    for (const node of nodes) if (node !== null) this.visit(node);
  }

  /** Visits `body` in a scope of its own. */
  within(scope: Scope, body: () => void): void {
    const outer = this.scope;
    this.scope = scope;
    body();
    this.scope = outer;
  }

  block(node: Node, statements: readonly Node[]): void {
    const outer = this.scope;
    this.scope = new Scope(outer, node, 'block');
    this.all(statements);
    this.scope = outer;
  }

  visit(first: Node): void {
    let node = first;
    for (;;) {
      switch (node.type) {
        case 'Identifier':
          this.refer(node, 0);
          return;
        case 'Literal':
        case 'Super':
        case 'EmptyStatement':
        case 'BreakStatement':
        case 'ContinueStatement':
        case 'DebuggerStatement':
        case 'MetaProperty':
          if (node.type === 'Super') this.usesThis();
          return;
        case 'ThisExpression':
          this.usesThis();
          return;
        case 'MemberExpression': {
          if (node.computed) this.visit(node.property);
          const member = namedMember(node);
          if (member !== undefined) {
            this.refer(member.of, 4);
            return;
          }
          node = node.object;
          continue;
        }
        case 'CallExpression':
        case 'NewExpression': {
          this.all(node.arguments);
          // What is called on an object may change it.
          const method = namedMember(node.callee);
          if (method !== undefined) {
            this.refer(method.of, 0);
            return;
          }
          node = node.callee;
          continue;
        }
        case 'BinaryExpression':
        case 'LogicalExpression':
          this.visit(node.right);
          if (node.left.type === 'PrivateIdentifier') return;
          node = node.left;
          continue;
        case 'ConditionalExpression':
          this.visit(node.test);
          this.visit(node.consequent);
          node = node.alternate;
          continue;
        case 'ExpressionStatement':
        case 'ChainExpression':
        case 'TSAsExpression':
        case 'TSSatisfiesExpression':
        case 'TSNonNullExpression':
        case 'TSTypeAssertion':
        case 'TSInstantiationExpression':
        case 'ParenthesizedExpression':
        case 'Decorator':
        case 'JSXExpressionContainer':
          node = node.expression;
          continue;
        case 'AwaitExpression':
        case 'SpreadElement':
        case 'UnaryExpression':
        case 'ThrowStatement':
          node = node.argument;
          continue;
        case 'YieldExpression':
        case 'ReturnStatement':
          if (node.argument === null) return;
          node = node.argument;
          continue;
        case 'UpdateExpression':
          this.writesMember(node.argument);
          assignPattern(this, node.argument);
          return;
        case 'AssignmentExpression':
          this.writesMember(node.left);
          assignPattern(this, node.left);
          node = node.right;
          continue;
        case 'ArrayExpression':
          this.all(node.elements);
          return;
        case 'ObjectExpression':
          this.all(node.properties);
          return;
        case 'Property':
          if (node.computed) this.visit(node.key);
          node = node.value;
          continue;
        case 'TemplateLiteral':
        case 'SequenceExpression':
          this.all(node.expressions);
          return;
        case 'TaggedTemplateExpression':
          this.all(node.quasi.expressions);
          node = node.tag;
          continue;
        case 'ArrowFunctionExpression':
        case 'FunctionExpression':
          resolveFunction(this, node);
          return;
        case 'FunctionDeclaration':
          if (node.id !== null) this.declare(node.id, 'function', true);
          resolveFunction(this, node);
          return;
        case 'VariableDeclaration':
          for (const one of node.declarations) {
            const kind = node.declare === true ? 'ambient' : node.kind === 'var' ? 'var' : 'let';
            declarePattern(this, one.id, kind, one.init !== null);
            if (one.init !== null) this.visit(one.init);
            if (one.id.type === 'Identifier' && makesObject(one.init)) this.makes(one.id);
          }
          return;
        case 'BlockStatement':
          this.block(node, node.body);
          return;
        case 'IfStatement':
          this.visit(node.test);
          this.visit(node.consequent);
          if (node.alternate === null) return;
          node = node.alternate;
          continue;
        case 'ForStatement':
        case 'ForInStatement':
        case 'ForOfStatement':
          resolveScoped(this, node);
          return;
        case 'WhileStatement':
        case 'DoWhileStatement':
          this.visit(node.test);
          node = node.body;
          continue;
        case 'SwitchStatement':
        case 'TryStatement':
          resolveScoped(this, node);
          return;
        case 'LabeledStatement':
          node = node.body;
          continue;
        case 'WithStatement':
          this.visit(node.object);
          node = node.body;
          continue;
        case 'ClassDeclaration':
        case 'ClassExpression':
          resolveClass(this, node);
          return;
        case 'ImportDeclaration':
          for (const specifier of node.specifiers) this.declare(specifier.local, 'import', true);
          return;
        case 'ExportNamedDeclaration':
          if (node.source === null) {
            for (const specifier of node.specifiers) {
              if (specifier.local.type === 'Identifier') this.refer(specifier.local, 3);
            }
          }
          if (node.declaration === null) return;
          node = node.declaration;
          continue;
        case 'ExportDefaultDeclaration':
          if (node.declaration.type === 'Identifier') {
            this.refer(node.declaration, 3);
            return;
          }
          node = node.declaration;
          continue;
        case 'ExportAllDeclaration':
        case 'TSNamespaceExportDeclaration':
        case 'JSXText':
        case 'JSXEmptyExpression':
        case 'JSXIdentifier':
          return;
        case 'TSTypeAliasDeclaration':
        case 'TSInterfaceDeclaration':
        case 'TSEnumDeclaration':
        case 'TSModuleDeclaration':
        case 'TSImportEqualsDeclaration':
        case 'TSDeclareFunction':
          this.types.declaration(node);
          return;
        case 'JSXOpeningElement':
          this.jsxName(node.name);
          this.all(node.attributes);
          return;
        default:
          this.children(node);
          return;
      }
    }
  }

  annotation(node: { typeAnnotation?: { typeAnnotation: Node } | null }): void {
    if (node.typeAnnotation !== null && node.typeAnnotation !== undefined)
      this.types.type(node.typeAnnotation.typeAnnotation);
  }

  private jsxName(node: Node): void {
    if (node.type === 'JSXMemberExpression') this.jsxName(node.object);
    else if (node.type === 'JSXIdentifier' && /^[^a-z]/.test(node.name)) this.refer(node, 0);
  }

  private writesMember(node: Node): void {
    const member = namedMember(node);
    if (member !== undefined) this.writeMember(member.of, member.key);
  }

  private makes(node: Named): void {
    const binding = this.resolution.of(node);
    if (binding !== undefined) binding.made = true;
  }

  private usesThis(): void {
    let frame: Scope | undefined = this.scope.frame;
    while (frame?.arrow === true) frame = frame.parent?.frame;
    if (frame !== undefined) frame.usesThis = true;
  }

  private children(node: Node): void {
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[key];
      if (child === null || child === undefined) continue;
      if (Array.isArray(child)) this.all(child);
      else this.visit(child);
    }
  }
}
