// Writes the library format of src/libraries/kinds.ts into schema/config.json (`$defs`), so that editors and the
// configuration reader know it. Run it after changing kinds.ts; a test compares the two.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { Project, SyntaxKind, type JSDocableNode, type TypeElementMemberedNode, type TypeNode } from 'ts-morph';

type Schema = Record<string, unknown>;

const path = fileURLToPath(new URL('../schema/config.json', import.meta.url));
const kinds = new Project({ compilerOptions: { strict: true } }).addSourceFileAtPath(
  fileURLToPath(new URL('../src/libraries/kinds.ts', import.meta.url)),
);
const defs: Record<string, Schema> = {};

function define(name: string): void {
  if (defs[name] !== undefined) return;
  defs[name] = {};
  const declared = kinds.getInterface(name);
  const alias = kinds.getTypeAlias(name);
  const schema = declared === undefined ? ofType(alias!.getTypeNodeOrThrow()) : ofMembers(declared);
  // The grammar of paths is the head of the file, not a remark on one type.
  defs[name] = { ...(name === 'AccessPath' ? {} : described(declared ?? alias!)), ...schema };
}

function described(node: JSDocableNode): Schema {
  const text = node.getJsDocs()[0]?.getDescription().replace(/\s+/g, ' ').trim();
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
const config = JSON.parse(readFileSync(path, 'utf8')) as Schema;
config.$defs = {
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
writeFileSync(path, await format(JSON.stringify(config), { parser: 'json', printWidth: 120 }));
