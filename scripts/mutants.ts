import { Stryker } from '@stryker-mutator/core';
const t0 = Date.now();
const results = await new Stryker({
  mutate: process.argv.slice(2),
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/mutants/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  disableTypeChecks: false,
  incremental: false,
  concurrency: 1,
  reporters: [],
  tempDirName: '.stryker-tmp',
  checkers: [],
  ignorePatterns: ['dist', 'report', 'docs', 'node_modules/.cache'],
  timeoutMS: 20000,
  logLevel: "info", 
  allowConsoleColors: false,
} as any).runMutationTest();
const by: Record<string, number> = {};
for (const r of results) by[r.status] = (by[r.status] ?? 0) + 1;
console.log(by, (Date.now() - t0) / 1000);
for (const r of results) if (r.status !== 'Ignored') console.log(r.status, r.fileName.split('/').slice(-1)[0], r.location.start.line, r.mutatorName, r.replacement?.slice(0, 60).replace(/\s+/g,' '), r.killedBy?.[0]);
