import type { FileRole } from '../linker/project.ts';

const testFolder =
  /(?:^|\/)(?:__(?:[a-z]+_)?tests?__|__mocks__|__fixtures__|tests?|specs?|e2e|(?:e2e|unit|integration|functional|smoke|run)[-_]?tests?|acceptance(?:[-_]?tests?)?|cypress|playwright|tests?[-_]?(?:int(?:egration)?|unit|e2e|api|utils?|utilit(?:y|ies)|helpers?|support|fixtures?|data|set-?up|common|lib))\//;
/** `a.test.ts`, and what was put aside or is run by something else: `a.test.disabled.ts`, `a.spec.integration.js`. */
const testName =
  /(?:[.-](?:test|spec|e2e|e2e-spec|int-spec|bench)(?:\.(?:disabled|skip(?:ped)?|ignored?|old|bak|todo|slow|manual|local|unit|int(?:egration)?|e2e|node|db|api))?\.[cm]?[jt]sx?|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py)$/;
/** What prepares a run of tests, or helps in it: `cypress.config.js`, `jest.setup.ts`, `setup-vitest.js`, `setupTests.ts`, `test-utils.ts`. */
const testSetUp =
  /(?:^|\/)(?:(?:cypress|playwright|nightwatch)\.conf(?:ig)?|(?:jest|vitest|mocha|tests?)[-.](?:[\w-]+[-.])?(?:set-?up|teardown|env(?:ironment)?|globals?|helpers?|utils?)|tests?(?:Utils?|Utilities|Helpers?|Fixtures?|Data|SetUp|Setup)|(?:global[-.]?)?(?:set-?up|teardown)[-.]?(?:Jest|jest|Vitest|vitest|Mocha|mocha|Tests?|tests?))(?:[-.][\w.-]+)?\.[cm]?[jt]sx?$/;
const generatedName =
  /(?:(?:^|\/)(?:__generated__|generated|\.prisma)\/|[.-](?:generated|gen|pb)\.[cm]?[jt]sx?$|_pb2(?:_grpc)?\.py$)/;
/** `.migrations/`, `db-migrations/`, and where old ones were put aside: `migrations-old/`. With them what helps them. */
const migrationFolder =
  /(?:^|\/)(?:(?:\.|(?:db|database|sql|schema|data|mongo|knex|typeorm|sequelize)[-_.])?migrations?(?:[-_](?:old|backup|archived?|legacy)[\w-]*)?\/|alembic\/|migrations?[-_](?:utils?|helpers?)\.[cm]?[jt]s$)/;
const configName =
  /(?:\.config\.[cm]?[jt]s|(?:^|\/)(?:\.[^/]*rc\.[cm]?js|Gruntfile\.[jt]s|gulpfile\.[cm]?[jt]s|knexfile\.[jt]s|(?:jest|karma|protractor|wdio)\.conf\.[jt]s))$/;
const scriptFolder =
  /(?:^performance\/|(?:^|\/)(?:(?:scripts?|tools|seeds|seeders|seeding|seed-data|benchmarks?|perf|(?:load|stress|performance)-?tests?|(?:[\w-]+-)?(?:examples?|samples?))\/|(?:db|database|data|prisma|drizzle|typeorm|knex)\/seed\/|(?:[\w-]+[.-])?seed(?:s|er|ing)?(?:[.-](?:dev|development|test|demo|local|prod|production|data|db|database|all|users?|admin))*\.[cm]?[jt]s$))/;
/** What stands in for the real thing while something else is tried. */
const double =
  /(?:(?:^|\/)(?:mocks?|stubs?|fakes?|doubles|test-?utils?|testing|dummy)\/|(?:^|\/)(?:mock|stub|fake|dummy)-[\w-]+\/|(?:^|\/)[\w-]+-(?:mock|stub|fake|dummy)s?(?:-(?:api|server|service)s?)?\/|[.-](?:mock|stub|fake|dummy)s?\.[cm]?[jt]sx?$|(?:^|\/)(?:mock|stub|fake|dummy)[-.A-Z_][^/]*\.[cm]?[jt]sx?$)/;

/** A whole service that stands in for one of somebody else: `orders-api-stub/`, `mock-server/`. */
const doubleOfService =
  /(?:^|\/)(?:(?:mock|stub|fake|dummy)-(?:[\w-]+-)?(?:api|server|service|backend)s?|[\w-]*(?:api|server|service|backend)-(?:mock|stub|fake|dummy)s?(?:-server)?)\//;

/** A test that lies beside what it tries: `drivers/mysql/{index,test}.js`. Where routes lie, it may be one of them. */
const besideTest = /^(.*\/)(?:tests?|specs?)\.[cm]?[jt]sx?$/;
const mayBeRoutes =
  /(?:^|\/)(?:routes?|routers?|controllers?|handlers?|endpoints?|functions?|api|pages|app)\/(?:.*\/)?$/;
const MAIN = ['index', 'main'].flatMap((name) => ['.js', '.ts', '.mjs', '.cjs'].map((end) => name + end));

/** The same, among other files of the project. */
export function roleAmong(path: string, isThere: (path: string) => boolean): FileRole {
  const folder = besideTest.exec(path)?.[1];
  if (folder !== undefined && !mayBeRoutes.test(folder) && MAIN.some((name) => isThere(folder + name))) return 'test';
  return roleOf(path);
}
/** It stands in for something else: what starts it starts no service of its own, as long as there is another. */
export function isDouble(path: string): boolean {
  return double.test(path) || doubleOfService.test(path);
}
/** What a file is for, by its path alone (relative to the audited folder). Entry points are `source` wherever they lie. */
export function roleOf(path: string): FileRole {
  if ([testFolder, testName, testSetUp, doubleOfService].some((it) => it.test(path))) return 'test';
  if (generatedName.test(path)) return 'generated';
  if (migrationFolder.test(path)) return 'migration';
  if (configName.test(path)) return 'config';
  if (scriptFolder.test(path) || double.test(path)) return 'script';
  return 'source';
}
