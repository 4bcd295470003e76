import { visitorKeys } from 'oxc-parser';
import type { ArrowFunctionExpression, Class, Function as FunctionNode, Node, ParamPattern, Program } from 'oxc-parser';
import { Binding, Resolution, Scope, type BindingKind } from './bindings.ts';
import { TypeResolver } from './resolve-types.ts';

interface Named {
  readonly name: string;
  readonly start: number;
}

/** First pass: declares every name of a file and finds what each identifier means. */
export function resolve(program: Program, length: number): Resolution {
  const resolver = new Resolver(program, length);
  resolver.all(program.body);
  return resolver.finish();
}

/** Declarations and references; all references are looked up at the end, when every declaration is known. */
export class Resolver {
  readonly resolution: Resolution;
  scope: Scope;
  private readonly types: TypeResolver;
  private readonly references: Named[] = [];
  private readonly from: Scope[] = [];
  /** 0 read, 1 write, 2 type, 3 type query or export: a value, else a type. */
  private readonly uses: number[] = [];

  constructor(program: Program, length: number) {
    this.resolution = new Resolution(length);
    this.scope = new Scope(undefined, program, 'frame');
    this.resolution.scopes.set(program, this.scope);
    this.types = new TypeResolver(this);
  }

  refer(node: Named, use: number): void {
    this.references.push(node);
    this.from.push(this.scope);
    this.uses.push(use);
  }

  finish(): Resolution {
    const { references, from, uses, resolution } = this;
    const { index } = resolution;
    for (let i = 0; i < references.length; i++) {
      const node = references[i]!;
      const use = uses[i]!;
      const found = lookUp(from[i]!, node.name, use);
      if (found === undefined) continue;
      index[node.start] = found.id;
      if (use >= 2) continue;
      if (found.scope.frame !== from[i]!.frame) found.captured = true;
      if (use === 1) found.writes.push(node.start);
      else if (found.kind === 'var' && (node.start < found.block.start || node.start >= found.block.end))
        found.escapesBlock = true;
    }
    resolution.decideStorage();
    return resolution;
  }

  declare(node: Named, kind: BindingKind, initialised: boolean): void {
    const scope = kind === 'var' ? this.scope.hoist : this.scope;
    const names = kind === 'type' ? (scope.types ??= new Map()) : (scope.names ??= new Map());
    let binding = names.get(node.name);
    if (binding === undefined) {
      binding = new Binding(
        node.name,
        kind,
        scope,
        kind === 'var' ? this.scope : scope,
        this.resolution.bindings.length,
      );
      names.set(node.name, binding);
      this.resolution.bindings.push(binding);
      if (kind === 'var') (scope.hoisted ??= []).push(binding);
    } else {
      if (binding.kind === 'ambient') binding.kind = kind;
    }
    this.resolution.index[node.start] = binding.id;
    if (initialised && kind !== 'namespace') {
      binding.inits++;
      binding.writes.push(node.start);
    }
  }

  all(nodes: readonly (Node | null)[]): void {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!;
      if (node !== null) this.visit(node);
    }
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
        case 'MemberExpression':
          if (node.computed) this.visit(node.property);
          node = node.object;
          continue;
        case 'CallExpression':
        case 'NewExpression':
          this.all(node.arguments);
          node = node.callee;
          continue;
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
          this.target(node.argument);
          return;
        case 'AssignmentExpression':
          this.target(node.left);
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
          this.function(node as FunctionNode | ArrowFunctionExpression);
          return;
        case 'FunctionDeclaration':
          if (node.id !== null) this.declare(node.id, 'function', true);
          this.function(node as FunctionNode);
          return;
        case 'VariableDeclaration':
          for (const one of node.declarations) {
            const kind = node.declare === true ? 'ambient' : node.kind === 'var' ? 'var' : 'let';
            this.pattern(one.id, kind, one.init !== null);
            if (one.init !== null) this.visit(one.init);
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
        case 'ForStatement': {
          const outer = this.scope;
          this.scope = new Scope(outer, node, 'block');
          if (node.init !== null) this.visit(node.init);
          if (node.test !== null) this.visit(node.test);
          if (node.update !== null) this.visit(node.update);
          this.visit(node.body);
          this.scope = outer;
          return;
        }
        case 'ForInStatement':
        case 'ForOfStatement': {
          const outer = this.scope;
          this.scope = new Scope(outer, node, 'block');
          if (node.left.type === 'VariableDeclaration') {
            this.pattern(node.left.declarations[0]!.id, node.left.kind === 'var' ? 'var' : 'let', true);
          } else this.target(node.left);
          this.visit(node.right);
          this.visit(node.body);
          this.scope = outer;
          return;
        }
        case 'WhileStatement':
        case 'DoWhileStatement':
          this.visit(node.test);
          node = node.body;
          continue;
        case 'SwitchStatement': {
          this.visit(node.discriminant);
          const outer = this.scope;
          this.scope = new Scope(outer, node, 'block');
          for (const one of node.cases) {
            if (one.test !== null) this.visit(one.test);
            this.all(one.consequent);
          }
          this.scope = outer;
          return;
        }
        case 'TryStatement':
          this.visit(node.block);
          if (node.handler !== null) {
            const outer = this.scope;
            this.scope = new Scope(outer, node.handler, 'block');
            if (node.handler.param !== null) this.pattern(node.handler.param, 'let', true);
            this.visit(node.handler.body);
            this.scope = outer;
          }
          if (node.finalizer === null) return;
          node = node.finalizer;
          continue;
        case 'LabeledStatement':
          node = node.body;
          continue;
        case 'WithStatement':
          this.visit(node.object);
          node = node.body;
          continue;
        case 'ClassDeclaration':
        case 'ClassExpression':
          this.class(node as Class);
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

  /** Declares the names of a pattern. */
  pattern(node: Node, kind: BindingKind, initialised: boolean): void {
    switch (node.type) {
      case 'Identifier':
        this.declare(node, kind, initialised);
        if (node.typeAnnotation !== null) this.annotation(node);
        return;
      case 'AssignmentPattern':
        this.pattern(node.left, kind, initialised);
        this.visit(node.right);
        return;
      case 'ObjectPattern':
        for (const property of node.properties) {
          if (property.type === 'RestElement') this.pattern(property.argument, kind, true);
          else {
            if (property.computed) this.visit(property.key);
            this.pattern(property.value, kind, true);
          }
        }
        this.annotation(node);
        return;
      case 'ArrayPattern':
        for (const element of node.elements) if (element !== null) this.pattern(element, kind, true);
        this.annotation(node);
        return;
      case 'RestElement':
        this.pattern(node.argument, kind, true);
        this.annotation(node);
        return;
      case 'TSParameterProperty':
        this.pattern(node.parameter, kind, initialised);
        return;
      default:
        this.visit(node);
    }
  }

  /** Visits what an assignment writes. */
  target(node: Node): void {
    switch (node.type) {
      case 'Identifier':
        this.refer(node, 1);
        return;
      case 'AssignmentPattern':
        this.target(node.left);
        this.visit(node.right);
        return;
      case 'ObjectPattern':
        for (const property of node.properties) {
          if (property.type === 'RestElement') this.target(property.argument);
          else {
            if (property.computed) this.visit(property.key);
            this.target(property.value);
          }
        }
        return;
      case 'ArrayPattern':
        for (const element of node.elements) if (element !== null) this.target(element);
        return;
      case 'RestElement':
        this.target(node.argument);
        return;
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
        this.target(node.expression);
        return;
      default:
        this.visit(node);
    }
  }

  function(node: FunctionNode | ArrowFunctionExpression): void {
    const outer = this.scope;
    if (node.type === 'FunctionExpression' && node.id !== null) {
      this.scope = new Scope(outer, node, 'block');
      this.declare(node.id, 'function', true);
    }
    for (const param of node.params) if (hasDecorators(param)) this.all(param.decorators);
    const scope = new Scope(this.scope, node, 'frame');
    scope.arrow = node.type === 'ArrowFunctionExpression';
    this.resolution.scopes.set(node, scope);
    this.scope = scope;
    if (node.typeParameters) this.types.parameters(node.typeParameters.params);
    for (const param of node.params) {
      if (param.type === 'Identifier' && param.name === 'this') this.annotation(param);
      else this.pattern(param, 'param', true);
    }
    if (node.returnType) this.types.type(node.returnType.typeAnnotation);
    if (node.body !== null) {
      if (node.body.type === 'BlockStatement') this.all(node.body.body);
      else this.visit(node.body);
    }
    this.scope = outer;
  }

  class(node: Class): void {
    if (node.declare === true) {
      if (node.id !== null) this.declare(node.id, 'ambient', true);
      return;
    }
    if (node.type === 'ClassDeclaration' && node.id !== null) this.declare(node.id, 'class', true);
    this.all(node.decorators ?? []);
    const outer = this.scope;
    this.scope = new Scope(outer, node, 'block');
    if (node.type === 'ClassExpression' && node.id !== null) this.declare(node.id, 'class', true);
    if (node.typeParameters) this.types.parameters(node.typeParameters.params);
    if (node.superClass !== null) this.visit(node.superClass);
    for (const one of node.implements ?? []) this.types.heritage(one.expression, one.typeArguments);
    const inner = this.scope;
    const fields = new Scope(inner, node, 'frame');
    for (const member of node.body.body) {
      switch (member.type) {
        case 'MethodDefinition':
        case 'TSAbstractMethodDefinition':
          this.all(member.decorators ?? []);
          if (member.computed) this.visit(member.key);
          this.function(member.value as FunctionNode);
          break;
        case 'PropertyDefinition':
        case 'AccessorProperty':
        case 'TSAbstractPropertyDefinition':
        case 'TSAbstractAccessorProperty':
          this.all(member.decorators ?? []);
          if (member.computed) this.visit(member.key);
          this.annotation(member);
          if (member.value !== null) {
            this.scope = fields;
            this.visit(member.value);
            this.scope = inner;
          }
          break;
        case 'StaticBlock':
          this.scope = new Scope(fields, member, 'hoist');
          this.resolution.scopes.set(member, this.scope);
          this.all(member.body);
          this.scope = inner;
          break;
        default:
      }
    }
    this.scope = outer;
  }

  private jsxName(node: Node): void {
    if (node.type === 'JSXMemberExpression') this.jsxName(node.object);
    else if (node.type === 'JSXIdentifier' && /^[^a-z]/.test(node.name)) this.refer(node, 0);
  }

  private usesThis(): void {
    let frame: Scope | undefined = this.scope.frame;
    while (frame !== undefined && frame.arrow) frame = frame.parent?.frame;
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

function hasDecorators(param: ParamPattern): param is ParamPattern & { decorators: Node[] } {
  return 'decorators' in param && Array.isArray(param.decorators) && param.decorators.length > 0;
}

function lookUp(from: Scope, name: string, use: number): Binding | undefined {
  let fallback: Binding | undefined;
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    if (use >= 2 && scope.types !== undefined) {
      const type = scope.types.get(name);
      if (type !== undefined) {
        if (use === 2) return type;
        fallback ??= type;
      }
    }
    const found = scope.names?.get(name);
    if (found !== undefined && (use !== 2 || found.namesType())) return found;
  }
  return fallback;
}
