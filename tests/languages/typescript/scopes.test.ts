import { readdirSync, readFileSync, statSync } from 'node:fs';
import { analyze, type Scope } from '@typescript-eslint/scope-manager';
import { parseSync, visitorKeys, type Node } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../src/languages/typescript/resolve.ts';

/** Real code of many habits: what this package is built on, and its own. */
const roots = [
  'node_modules/express',
  'node_modules/fastify/lib',
  'node_modules/koa',
  'node_modules/hono/dist',
  'node_modules/joi/lib',
  'node_modules/pg',
  'node_modules/rxjs/src',
  'node_modules/commander',
  'src',
  'tests',
];

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return /(?<!\.d)\.[cm]?[jt]s$/.test(path) ? [path] : [];
  return readdirSync(path).flatMap((name) => (name === 'node_modules' ? [] : filesIn(`${path}/${name}`)));
}

/** Where each reference to a value finds its declarations, by offset; a global has none. */
function oracle(path: string, text: string): Map<number, readonly number[]> {
  const { program } = parseSync(path, text, { astType: 'ts', range: true, preserveParens: false });
  const manager = analyze(program as never, { sourceType: 'module', childVisitorKeys: visitorKeys });
  const found = new Map<number, readonly number[]>();
  const inTypes = new Set<number>();
  spokenOf(program, inTypes);
  const walk = (scope: Scope): void => {
    for (const { identifier, resolved, isValueReference } of scope.references) {
      if (!isValueReference || identifier.name === 'arguments') continue;
      if (inTypes.has(identifier.range[0])) continue;
      found.set(
        identifier.range[0],
        (resolved?.identifiers ?? []).map((one) => one.range[0]),
      );
    }
    scope.childScopes.forEach(walk);
  };
  walk(manager.globalScope!);
  return found;
}

/** `typeof value` and `value is Type` among types speak of a value without reading it. */
function spokenOf(node: Node, into: Set<number>): void {
  if (node.type === 'TSTypeQuery') into.add(node.exprName.start);
  if (node.type === 'TSTypePredicate') into.add(node.parameterName.start);
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
    for (const one of Array.isArray(child) ? child : [child]) if (one != null) spokenOf(one, into);
  }
}

describe('names mean what the scope manager of ESLint says they mean', () => {
  it.each(roots)('%s', (root) => {
    const files = filesIn(root);
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) {
      const text = readFileSync(path, 'utf8');
      const parsed = parseSync(path, text, { preserveParens: false, astType: 'ts' });
      if (parsed.errors.length > 0) continue;
      const resolution = resolve(parsed.program, text.length);
      const wrong: string[] = [];
      for (const [at, declared] of oracle(path, text)) {
        const mine = resolution.of({ start: at });
        // A type and a value of one name are one variable there and two here.
        const theirs = declared.map((start) => resolution.of({ start }));
        if (mine === undefined ? theirs.length > 0 : !theirs.includes(mine))
          wrong.push(`${text.slice(at, at + 20)} at ${at}: ${mine === undefined ? 'a global' : 'another declaration'}`);
      }
      expect({ path, wrong }).toEqual({ path, wrong: [] });
    }
  });
});
