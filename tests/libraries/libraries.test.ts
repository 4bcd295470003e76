// The library data is data, and says what the format says: every file is listed, every path can be read, every name
// that is used is declared, and where a package is installed it has what we say it has.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { libraries } from '../../src/libraries/index.ts';
import type { Library } from '../../src/libraries/kinds.ts';
import { passing } from '../../src/libraries/passing.ts';
import { runners } from '../../src/libraries/runners.ts';
import { serving } from '../../src/libraries/serving.ts';
import { unread } from '../../src/libraries/unread.ts';
import { accessPath, argumentPath, outcomePath } from '../../src/libraries/paths.ts';

const folder = fileURLToPath(new URL('../../src/libraries', import.meta.url));
const require = createRequire(import.meta.url);

/** What each member of a row holds. Members that are not named here hold plain words, checked by the type. */
const ACCESS = new Set(['at', 'acquire', 'opens', 'release', 'fluent', 'unscopes', 'hosted', 'credentials']);
const ARGUMENT = new Set([
  ...['path', 'handlers', 'before', 'items', 'plugin', 'prefix', 'options', 'except', 'directory', 'body', 'message'],
  ...['argument', 'needs', 'exceptPaths', 'members', 'element', 'document', 'input', 'function', 'limits', 'filters'],
  ...['paths', 'only', 'app', 'resolvers', 'root', 'built', 'classes', 'context', 'secret', 'handler', 'queue', 'url'],
  ...[
    'definition',
    'own',
    'controllers',
    'where',
    'select',
    'values',
    'actor',
    'action',
    'target',
    'fields',
    'timeout',
    'mutation',
    'subscription',
  ],
]);
/** Words that stand where an argument path may stand. */
const WORDS = new Set(['receiver', 'written', 'always', 'member', 'name', '']);

interface Found {
  readonly where: string;
  readonly path: string;
  readonly is: 'access' | 'argument' | 'outcome';
}
/** Every path of a library, with where it stands. */
function pathsOf(library: Library): Found[] {
  const out: Found[] = [];
  const walk = (value: unknown, where: string, key: string, inRoute: boolean): void => {
    if (typeof value === 'string') {
      const at = key === 'at' && inRoute ? 'argument' : ACCESS.has(key) ? 'access' : undefined;
      if (at !== undefined) out.push({ where, path: value, is: at });
      else if (key === 'output' || key === 'truthy' || key === 'falsy') out.push({ where, path: value, is: 'outcome' });
      else if (ARGUMENT.has(key) && !WORDS.has(value)) out.push({ where, path: value, is: 'argument' });
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (Array.isArray(value)) walk(inner, `${where}[${name}]`, key, inRoute);
      else if (name !== 'actions' && name !== 'tree') {
        walk(
          inner,
          `${where}.${name}`,
          name,
          inRoute ||
            (['schemas', 'roles', 'options', 'routeOptions', 'before'].includes(name) &&
              /^(?:routes|mounts|scopes)/.test(where)),
        );
      }
    }
  };
  for (const [section, value] of Object.entries(library)) {
    if (section === 'types') {
      for (const [type, paths] of Object.entries(library.types ?? {})) {
        for (const path of paths) out.push({ where: `types.${type}`, path, is: 'access' });
      }
    } else if (section === 'constants') {
      for (const path of Object.keys(library.constants ?? {})) out.push({ where: 'constants', path, is: 'access' });
    } else if (section === 'hooks') {
      // `before` and `after` are names of steps here.
      library.hooks?.forEach(({ at, name, handlers }, index) =>
        walk({ at, name, handlers }, `hooks[${index}]`, '', false),
      );
    } else if (
      !['extends', 'conventions', 'aliases', 'applications', 'routers', 'is', 'placedRoutes'].includes(section)
    ) {
      walk(value, section, section, false);
    }
  }
  return out;
}

const declared = new Set(libraries.flatMap((it) => Object.keys(it.types ?? {}).map((type) => `${it.package}:${type}`)));
const full = (library: Library, type: string): string => (type.includes(':') ? type : `${library.package}:${type}`);
/** Types that a library names anywhere. */
function typesOf(library: Library): string[] {
  const conventions = Object.values(library.conventions ?? {}).flatMap((it) => [
    ...it.params,
    ...(it.errorParams ?? []),
  ]);
  return [
    ...pathsOf(library).flatMap((it) => (it.is === 'access' ? (accessPath(it.path)?.types ?? []) : [])),
    ...Object.entries(library.extends ?? {}).flat(2),
    ...conventions.filter((it) => it !== ''),
    ...(library.applications ?? []),
    ...(library.routers ?? []),
    ...(library.scopes ?? []).map((it) => it.type),
    ...(library.decorates ?? []).map((it) => it.type),
    ...(library.decorators ?? []).flatMap((it) => (it.type === undefined ? [] : [it.type])),
  ];
}
/** Names of conventions that rows refer to. */
function conventionsOf(library: Library): string[] {
  const out: string[] = [];
  const rows = [library.routes, library.mounts, library.hooks, library.settings, library.paramHandlers];
  for (const row of library.routes?.flatMap((it) => it.before ?? []) ?? [])
    if (typeof row !== 'string') out.push(row.convention);
  for (const row of rows.flatMap((it): readonly { convention?: string }[] => it ?? [])) {
    if (row.convention !== undefined) out.push(row.convention);
  }
  return out;
}

describe('the list of libraries', () => {
  it('holds every file of the folders once', async () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (it) =>
        it.isFile() && it.name.endsWith('.ts') && it.parentPath !== folder && it.parentPath !== join(folder, 'kinds'),
    );
    const listed = new Set(libraries);
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      const module: { readonly default?: Library } = await import(path);
      expect(module.default?.package, `${path} has no default export with a package`).toBeTypeOf('string');
      expect(listed.has(module.default!), `${path} is not listed: run npm run generate`).toBe(true);
    }
    expect(libraries.length).toBe(files.length + passing.length + runners.length + serving.length + unread.length);
  });
  it('describes each package once, by whatever name', () => {
    const names = libraries.flatMap((it) => [it.package, ...(it.aliases ?? [])]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe.each(libraries.map((library) => [library.package, library] as const))('%s', (_, library) => {
  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(library))).toStrictEqual(library);
    expect(structuredClone(library)).toStrictEqual(library);
  });
  it('has paths that can be read', () => {
    const parse = { access: accessPath, argument: argumentPath, outcome: outcomePath };
    const bad = pathsOf(library).filter((it) => parse[it.is](it.path) === undefined);
    expect(bad.map((it) => `${it.where}: ${it.path}`)).toEqual([]);
  });
  it('uses declared types and conventions only', () => {
    const types = typesOf(library).filter((type) => !declared.has(full(library, type)));
    expect([...new Set(types)]).toEqual([]);
    const conventions = conventionsOf(library).filter((it) => library.conventions?.[it] === undefined);
    expect([...new Set(conventions)]).toEqual([]);
  });
});

/** What a file names that the installed package does not export: it is another package's of the same file, or another version's. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  multer: ['contentParser'],
  glob: ['async', 'globby', 'globbySync'],
  '@hono/zod-validator': [
    ...['arktypeValidator', 'effectValidator', 'sValidator', 'tbValidator', 'vValidator', 'validator'],
    ...['describeRoute', 'describeResponse', 'loadVendor'],
  ],
  '@graphql-tools/schema': [
    'buildSubgraphSchema',
    'buildFederatedSchema',
    'mergeResolvers',
    'mergeTypeDefs',
    'addResolversToSchema',
    'SchemaDirectiveVisitor',
    ...['mapSchema', 'getDirective', 'getDirectives', 'getDirectiveInExtensions', 'rateLimitDirective'],
  ],
  '@nestjs/common': ['CacheInterceptor'],
  // Version 2 and the cached handlers of Nitro.
  h3: [
    ...['H3', 'defineCachedEventHandler', 'cachedEventHandler', 'defineHandler', 'defineMiddleware', 'redirect'],
    ...['noContent', 'HTTPError', 'basicAuth'],
  ],
  '@trpc/server': ['router', 'mergeRouters'],
  bcryptjs: ['verify', 'verifySync'],
  busboy: ['Busboy'],
  'class-transformer': ['classToClass'],
  // Version 3.
  express: [
    ...['query', 'bodyParser', 'logger', 'cookieParser', 'methodOverride', 'favicon', 'compress', 'responseTime'],
    ...['errorHandler', 'limit'],
  ],
  helmet: ['iexss'],
  'graphql-yoga': ['createServer', 'GraphQLServer'],
  'koa-bodyparser': ['bodyParser', 'koaBodyParser'],
  mongodb: ['ObjectID', 'connect'],
  nanoid: ['createId', 'generate', 'ulid'],
  'type-graphql': ['createMethodDecorator'],
};
describe('installed packages', () => {
  const named = (library: Library): Map<string, Set<string>> => {
    const out = new Map<string, Set<string>>();
    for (const it of pathsOf(library)) {
      const parsed = it.is === 'access' ? accessPath(it.path) : undefined;
      if (parsed === undefined || parsed.types.length > 0) continue;
      for (const name of (parsed.steps[0] ?? []).filter((it) => it.startsWith('.') && it !== '.*'))
        out.set(parsed.subpath, (out.get(parsed.subpath) ?? new Set()).add(name.slice(1)));
    }
    return out;
  };
  const load = async (specifier: string): Promise<Record<string, unknown> | undefined> => {
    try {
      require.resolve(specifier);
      return (await import(specifier)) as Record<string, unknown>;
    } catch {
      return undefined;
    }
  };
  const candidates = libraries.filter((it) => (it.ecosystem ?? 'npm') === 'npm');
  it.each(candidates.map((it) => [it.package, it] as const))(
    '%s exports what its paths begin with',
    async (name, library) => {
      for (const [subpath, names] of named(library)) {
        const module = await load(subpath === '' ? name : `${name}/${subpath}`);
        if (module === undefined) continue;
        const inner = module.default;
        const has = (key: string): boolean =>
          key in module ||
          ((typeof inner === 'object' || typeof inner === 'function') && inner !== null && key in inner);
        const missing = [...names].filter((key) => !has(key));
        expect(missing.filter((key) => !ELSEWHERE[name]?.includes(key))).toEqual([]);
      }
    },
  );
  it('is not vacuous', async () => {
    const loaded = await Promise.all(candidates.map((it) => load(it.package)));
    expect(loaded.filter((it) => it !== undefined).length).toBeGreaterThan(20);
  });
});
