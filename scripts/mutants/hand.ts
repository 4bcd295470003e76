/**
 * Mutants that a person chose, since tests once did not see them: each is a judgement of the tool turned round. An edit
 * is found by the text that it changes, which has to stand in its file exactly once.
 */
export interface HandMutant {
  /** What is no longer so. */
  readonly name: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** Tests that have to see it; or why nothing can. */
  readonly tests: readonly string[] | { readonly equivalent: string };
}

const pages = 'tests/judgement/alone.test.ts';
const programs = 'tests/judgement/fixtures.test.ts';

export const handMutants: readonly HandMutant[] = [
  {
    name: 'unguarded-endpoint: what only refuses answers with 400 and more',
    file: 'src/model/questions.ts',
    before: '(status ?? 200) >= 400',
    after: '(status ?? 200) >= 500',
    tests: [pages],
  },
  {
    name: 'unguarded-endpoint: a POST that stores nothing may be harmless',
    file: 'rules/auth/unguarded-endpoint.ts',
    before: "method === 'POST' && handler.complete",
    after: "method === 'PUT' && handler.complete",
    tests: [pages],
  },
  {
    name: 'unaudited-mutation: several are told as those of an application',
    file: 'rules/audit-logging/unaudited-mutation.ts',
    before: "audited ? 'endpoint' : open.length > 1 ? all : 'only'",
    after: "'only'",
    tests: [pages],
  },
  {
    name: 'permissive-cors: with cookies it is an error',
    file: 'rules/http-security/permissive-cors.ts',
    before: "{ severity: 'error', confidence: 'high' }",
    after: "{ confidence: 'high' }",
    tests: [pages],
  },
  {
    name: 'permissive-cors: what everyone may read is worth a hint',
    file: 'rules/http-security/permissive-cors.ts',
    before: "{ severity: 'info' as const, confidence: 'low' as const }",
    after: "{ confidence: 'low' as const }",
    tests: [pages],
  },
  {
    name: 'missing-not-found: a row that is used untested is a defect of its own',
    file: 'rules/error-handling/missing-not-found.ts',
    before: ' || lookup.usedUnchecked || ',
    after: ' || ',
    tests: [pages],
  },
  {
    name: 'writes-without-transaction: the caller may hold the transaction',
    file: 'rules/database/writes-without-transaction.ts',
    before: 'loose.some((access) => access.handed)',
    after: 'false',
    tests: [pages],
  },
  {
    name: 'inconsistent-error-shape: a shape is told once in a file',
    file: 'rules/error-handling/inconsistent-error-shape.ts',
    before: 'if (times > 1) continue;',
    after: '',
    tests: [pages],
  },
  {
    name: 'two writes want a transaction',
    file: 'src/linker/endpoints.ts',
    before: 'all.some((other) => other !== it &&',
    after: 'all.some((other, n) => n > 1 && other !== it &&',
    tests: ['tests/linker/answers.test.ts'],
  },
  {
    name: 'the best answer counts, not the first',
    file: 'src/linker/told-chains.ts',
    before: 'RANKS.indexOf(it.is) > RANKS.indexOf(known.is)',
    after: 'false',
    tests: ['tests/linker/answers.test.ts'],
  },
  {
    name: 'Hono: middleware of a path without wildcard is for that path alone',
    file: 'src/libraries/frameworks/hono.ts',
    before: "convention: 'middleware', exact: true }",
    after: "convention: 'middleware' }",
    tests: ['tests/linker/answers.test.ts'],
  },
  {
    name: 'a path of which a part is unknown is not known',
    file: 'src/linker/route-paths.ts',
    before: 'computed: all.some((it) => it.computed),',
    after: 'computed: all.every((it) => it.computed),',
    tests: ['tests/linker/answers.test.ts'],
  },
  {
    name: 'a text of which a part is unknown is not a known path',
    file: 'src/linker/route-paths.ts',
    before:
      'return found === undefined ? { ...NONE, computed: true } : { ...NONE, texts: [found.text], open: found.open };',
    after: 'return found === undefined ? NONE : { ...NONE, texts: [found.text], open: found.open };',
    tests: ['tests/linker/answers.test.ts'],
  },
  {
    name: 'paths before next() are let through',
    file: 'src/linker/acts/proofs.ts',
    before: 'const exempt = equal ? exemptionsOfEqual(this.values, left, right) : [];',
    after: 'const exempt = equal ? exemptionsOfEqual(this.values, left, right).slice(0, 0) : [];',
    tests: ['tests/linker/answers.test.ts'],
  },
  {
    name: 'a sum of texts is a text, whatever its parts hold',
    file: 'src/linker/flows/walk.ts',
    before: "if (operator === '+' && s.need === 'deep') return this.harmless('text');",
    after: '',
    tests: ['tests/linker/flows/queries.test.ts'],
  },
  {
    name: 'Koa: the status of ctx.throw is its first argument',
    file: 'src/libraries/frameworks/koa.ts',
    before: "{ at: 'Context .throw', status: '[0]'",
    after: "{ at: 'Context .throw', status: '[1]'",
    tests: [programs],
  },
  {
    name: 'Polka: a rejection is lost',
    file: 'src/libraries/frameworks/polka.ts',
    before: "params: ['Request', 'Response', 'Next'],\n      rejected: { '*': 'lost' },",
    after: "params: ['Request', 'Response', 'Next'],\n      rejected: { '*': 'handled' },",
    tests: [programs],
  },
  {
    name: 'SARIF: a diagnostic that is needed is an error',
    file: 'src/report/sarif.ts',
    before: "level: needed ? 'error' : 'warning'",
    after: "level: 'warning'",
    tests: ['tests/report/sarif.test.ts'],
  },
  {
    name: 'completion: with a file that was not read nothing is complete',
    file: 'src/report/completion.ts',
    before: 'violated === 0 && unread === 0 &&',
    after: 'violated === 0 &&',
    tests: ['tests/report/json.test.ts'],
  },
  {
    name: 'terminal: a trail of one step is not shown',
    file: 'src/report/terminal/findings.ts',
    before: 'if (finding.trail.length > 1)',
    after: 'if (finding.trail.length > 0)',
    tests: ['tests/report/terminal.test.ts'],
  },
  {
    name: 'suppressions: a stretch holds from its first column',
    file: 'src/engine/suppress.ts',
    before: 'compare(from, [line, column]) <= 0 && compare(to, [line, column]) > 0',
    after: 'compare(from, [line, column]) < 0 && compare(to, [line, column]) > 0',
    tests: ['tests/engine/suppressions.test.ts'],
  },
  {
    name: 'suppressions: a stretch ends before its last column',
    file: 'src/engine/suppress.ts',
    before: 'compare(from, [line, column]) <= 0 && compare(to, [line, column]) > 0',
    after: 'compare(from, [line, column]) <= 0 && compare(to, [line, column]) >= 0',
    tests: {
      equivalent: 'a stretch ends at column 0, or where the comment starts that ends it: no finding starts there',
    },
  },
  {
    name: "suppressions: ESLint's comment holds from its own column",
    file: 'src/engine/suppress.ts',
    before: 'compare(switches[middle]!.from, place) <= 0',
    after: 'compare(switches[middle]!.from, place) < 0',
    tests: ['tests/engine/session.test.ts'],
  },
  {
    name: 'a hook that runs after the handler guards nothing',
    file: 'src/linker/registrations.ts',
    before: "row.before.includes(step) ? 'hook'",
    after: "step !== '' ? 'hook'",
    tests: ['tests/linker/answers.test.ts'],
  },
];
