import { visitorKeys } from 'oxc-parser';
import type { Node, TSTypeParameter } from 'oxc-parser';
import { Scope } from './bindings.ts';
import type { Resolver } from './resolve.ts';

/** The part of the first pass that walks written types. */
export class TypeResolver {
  private readonly resolver: Resolver;

  constructor(resolver: Resolver) {
    this.resolver = resolver;
  }

  declaration(node: Node): void {
    const { resolver } = this;
    switch (node.type) {
      case 'TSTypeAliasDeclaration':
        resolver.declare(node.id, 'type', true);
        this.scoped(node, node.typeParameters?.params, () => this.type(node.typeAnnotation));
        return;
      case 'TSInterfaceDeclaration':
        resolver.declare(node.id, 'type', true);
        this.scoped(node, node.typeParameters?.params, () => {
          for (const one of node.extends) this.heritage(one.expression, one.typeArguments);
          for (const member of node.body.body) this.type(member);
        });
        return;
      case 'TSEnumDeclaration':
        resolver.declare(node.id, node.declare ? 'ambient' : 'enum', true);
        if (node.declare) return;
        resolver.within(new Scope(resolver.scope, node, 'block'), () => {
          for (const member of node.body.members) {
            if (member.initializer !== null) resolver.visit(member.initializer);
            if (member.id.type === 'Identifier') resolver.declare(member.id, 'let', true);
          }
        });
        return;
      case 'TSModuleDeclaration': {
        const body = node.body;
        if (node.id.type === 'Identifier' && node.kind !== 'global')
          resolver.declare(node.id, node.declare ? 'ambient' : 'namespace', true);
        if (node.declare || body === null || node.id.type !== 'Identifier') return;
        resolver.within(new Scope(resolver.scope, node, 'hoist'), () => {
          resolver.resolution.scopes.set(node, resolver.scope);
          resolver.all(body.body);
        });
        return;
      }
      case 'TSImportEqualsDeclaration':
        resolver.declare(node.id, 'import', true);
        if (node.moduleReference.type !== 'TSExternalModuleReference') this.name(node.moduleReference, 3);
        return;
      case 'TSDeclareFunction':
        if (node.id === null) return;
        if (resolver.scope.names?.has(node.id.name) !== true) resolver.declare(node.id, 'ambient', true);
        resolver.scope.names!.get(node.id.name)!.signatures++;
        this.scoped(node, node.typeParameters?.params, () => {
          for (const param of node.params) resolver.annotation(param as { typeAnnotation?: { typeAnnotation: Node } });
          if (node.returnType) this.type(node.returnType.typeAnnotation);
        });
        return;
      default:
    }
  }

  heritage(expression: Node, typeArguments: Node | null | undefined): void {
    this.name(expression, 2);
    if (typeArguments) this.type(typeArguments);
  }

  parameters(params: readonly TSTypeParameter[]): void {
    for (const param of params) {
      this.resolver.declare(param.name, 'type', true);
      if (param.constraint !== null) this.type(param.constraint);
      if (param.default !== null) this.type(param.default);
    }
  }

  type(node: Node): void {
    switch (node.type) {
      case 'TSStringKeyword':
      case 'TSNumberKeyword':
      case 'TSBooleanKeyword':
      case 'TSAnyKeyword':
      case 'TSUnknownKeyword':
      case 'TSVoidKeyword':
      case 'TSNullKeyword':
      case 'TSUndefinedKeyword':
      case 'TSLiteralType':
        return;
      case 'TSTypeReference':
        this.name(node.typeName, 2);
        if (node.typeArguments !== null) for (const one of node.typeArguments.params) this.type(one);
        return;
      case 'TSTypeQuery':
        if (node.exprName.type !== 'TSImportType') this.name(node.exprName, 3);
        if (node.typeArguments !== null) this.type(node.typeArguments);
        return;
      case 'TSPropertySignature':
        if (node.computed) this.resolver.visit(node.key);
        this.resolver.annotation(node);
        return;
      case 'TSMethodSignature':
      case 'TSCallSignatureDeclaration':
      case 'TSConstructSignatureDeclaration':
      case 'TSFunctionType':
      case 'TSConstructorType':
        this.scoped(node, node.typeParameters?.params, () => {
          for (const param of node.params) this.parameter(param);
          if (node.returnType) this.type(node.returnType.typeAnnotation);
        });
        return;
      case 'TSConditionalType':
        this.type(node.checkType);
        this.scoped(node, [], () => {
          this.type(node.extendsType);
          this.type(node.trueType);
        });
        this.type(node.falseType);
        return;
      case 'TSInferType':
        this.parameters([node.typeParameter]);
        return;
      case 'TSMappedType':
        this.scoped(node, [], () => {
          this.resolver.declare(node.key, 'type', true);
          this.type(node.constraint);
          if (node.nameType !== null) this.type(node.nameType);
          if (node.typeAnnotation !== null) this.type(node.typeAnnotation);
        });
        return;
      case 'TSTypePredicate':
        if (node.typeAnnotation !== null) this.type(node.typeAnnotation.typeAnnotation);
        return;
      case 'TSImportType':
        if (node.typeArguments !== null) this.type(node.typeArguments);
        return;
      case 'TSNamedTupleMember':
        this.type(node.elementType);
        return;
      case 'TSIndexSignature':
        this.resolver.annotation(node);
        return;
      case 'Identifier':
        this.resolver.annotation(node);
        return;
      default:
        for (const key of visitorKeys[node.type] ?? []) {
          const child = (node as unknown as Record<string, Node | Node[] | null | undefined>)[key];
          if (child === null || child === undefined) continue;
          if (Array.isArray(child)) for (const one of child) this.type(one);
          else this.type(child);
        }
    }
  }

  private parameter(node: Node): void {
    if ('typeAnnotation' in node && node.typeAnnotation?.type === 'TSTypeAnnotation')
      this.type(node.typeAnnotation.typeAnnotation);
  }

  private name(node: Node, use: number): void {
    let root = node;
    for (;;) {
      if (root.type === 'TSQualifiedName') root = root.left;
      else if (root.type === 'MemberExpression') root = root.object;
      else break;
    }
    if (root.type === 'Identifier') this.resolver.refer(root, use);
  }

  private scoped(node: Node, params: readonly TSTypeParameter[] | undefined, body: () => void): void {
    if (params === undefined) {
      body();
      return;
    }
    this.resolver.within(new Scope(this.resolver.scope, node, 'block'), () => {
      this.parameters(params);
      body();
    });
  }
}
