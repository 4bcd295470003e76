/**
 * The library format of src/libraries/kinds as JSON Schema in schema/config.json (`$defs`), so that editors and the reader of
 * configurations know it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Project,
  SyntaxKind,
  type JSDocableNode,
  type SourceFile,
  type TypeElementMemberedNode,
  type TypeNode,
} from 'ts-morph';
import type { Generated } from './generated.ts';

type Schema = Record<string, unknown>;

/** Text of schema/config.json below `root`, whose own part stays. */
export function ofConfigSchema(root: string): Generated {
  const kinds = new Project({ compilerOptions: { strict: true } }).addSourceFilesAtPaths([
    join(root, 'src/libraries/kinds.ts'),
    join(root, 'src/libraries/kinds/*.ts'),
  ]);
  const path = join(root, 'schema/config.json');
  const config = JSON.parse(readFileSync(path, 'utf8')) as Schema;
  config.$defs = definitionsOf(kinds);
  return new Map([[path, JSON.stringify(config)]]);
}

function definitionsOf(kinds: readonly SourceFile[]): Schema {
  const defs: Record<string, Schema> = {};
  const find = <T>(inFile: (file: SourceFile) => T | undefined): T | undefined => {
    for (const file of kinds) {
      const found = inFile(file);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  function define(name: string): void {
    if (defs[name] !== undefined) return;
    defs[name] = {};
    const declared = find((file) => file.getInterface(name));
    const alias = find((file) => file.getTypeAlias(name));
    const schema = declared === undefined ? ofType(alias!.getTypeNodeOrThrow()) : ofMembers(declared);
    // The grammar of paths is the head of the file, not a remark on one type.
    defs[name] = { ...(name === 'AccessPath' ? {} : described(declared ?? alias!)), ...schema };
  }

  function described(node: JSDocableNode): Schema {
    const text = node.getJsDocs().at(-1)?.getDescription().replace(/\s+/g, ' ').trim();
    return text === undefined || text === '' ? {} : { description: text };
  }

  function ofMembers(node: TypeElementMemberedNode): Schema {
    const members = node.getProperties();
    const properties = members.map((member) => [
      member.getName(),
      { ...described(member), ...ofType(member.getTypeNodeOrThrow()) },
    ]);
    const required = members.filter((member) => !member.hasQuestionToken()).map((member) => member.getName());
    return {
      type: 'object',
      properties: Object.fromEntries(properties) as Schema,
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: false,
    };
  }

  function ofType(node: TypeNode): Schema {
    const operator = node.asKind(SyntaxKind.TypeOperator);
    if (operator !== undefined) return ofType(operator.getTypeNode());
    const parenthesized = node.asKind(SyntaxKind.ParenthesizedType);
    if (parenthesized !== undefined) return ofType(parenthesized.getTypeNode());
    const array = node.asKind(SyntaxKind.ArrayType);
    if (array !== undefined) return { type: 'array', items: ofType(array.getElementTypeNode()) };
    const members = node.asKind(SyntaxKind.TypeLiteral);
    if (members !== undefined) return ofMembers(members);
    const union = node.asKind(SyntaxKind.UnionType);
    if (union !== undefined) return ofUnion(union.getTypeNodes().map(ofType));
    const literal = node.asKind(SyntaxKind.LiteralType);
    if (literal !== undefined) {
      const text = literal.getText();
      return text === 'null' ? { type: 'null' } : { const: JSON.parse(text.replaceAll("'", '"')) as unknown };
    }
    const reference = node.asKind(SyntaxKind.TypeReference);
    if (reference !== undefined) {
      const [first, second] = reference.getTypeArguments();
      const name = reference.getTypeName().getText();
      if (name === 'Readonly') return ofType(first!);
      if (name === 'Record') return { type: 'object', additionalProperties: ofType(second!) };
      define(name);
      return { $ref: `#/$defs/${name}` };
    }
    return { type: node.getText() };
  }

  function ofUnion(parts: readonly Schema[]): Schema {
    if (parts.every((part) => typeof part.const === 'string'))
      return { type: 'string', enum: parts.map((part) => part.const) };
    if (parts.every((part) => 'const' in part)) return { enum: parts.map((part) => part.const) };
    if (parts.every((part) => Object.keys(part).length === 1 && 'type' in part))
      return { type: parts.map((part) => part.type) };
    // Beside any text, a certain text says nothing more.
    const anyText = parts.some((part) => part.type === 'string' || part.$ref === '#/$defs/ArgumentPath');
    const rest = anyText ? parts.filter((part) => typeof part.const !== 'string') : parts;
    return rest.length === 1 ? rest[0]! : { anyOf: rest };
  }

  define('Library');
  const { Library, ...others } = defs;
  const properties = { ...(Library!.properties as Schema) };
  delete properties.package;
  return {
    Library: {
      description:
        'What one package, or one module of this project, means to the audit: the format of the built-in library knowledge.',
      type: 'object',
      properties: {
        package: { type: 'string', minLength: 1, description: 'Name of the package.' },
        module: {
          type: 'string',
          pattern: '^\\.{1,2}/',
          description:
            "A module of this project, relative to the folder of this file ('./src/security/access'), instead of a package.",
        },
        ...properties,
      },
      additionalProperties: false,
      oneOf: [{ required: ['package'] }, { required: ['module'] }],
    },
    ...others,
  };
}
