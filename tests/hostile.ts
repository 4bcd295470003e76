/** A repository that means harm: everything that a folder can hold to stop, mislead or take over whoever reads it. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes it into a folder. `pwned` is the path of a file that would be there if anything of it had been executed. */
export function writeHostile(root: string, pwned: string): void {
  for (const [path, content] of Object.entries({ ...names, ...manifests, ...sources, ...executed(pwned) })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  for (const [path, target] of links) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(target, join(root, path));
  }
  for (const path of ['pipe/.gitignore', 'pipe/tsconfig.json', 'pipe/package.json', 'pipe/app.js']) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    execFileSync('mkfifo', [join(root, path)]);
  }
  // A name that is no UTF-8; not every file system takes it.
  try {
    writeFileSync(
      Buffer.concat([Buffer.from(`${root}/names/`), Buffer.from([0xff, 0xfe]), Buffer.from('.js')]),
      'f();',
    );
  } catch {
    // Nothing to read, then.
  }
  repository(root, pwned);
}

/** Git's own ways of running what a repository says. */
function repository(root: string, pwned: string): void {
  const run = join(root, 'run.sh');
  writeFileSync(run, `#!/bin/sh\ntouch '${pwned}'\ncat\n`);
  chmodSync(run, 0o755);
  execFileSync('git', ['init', '--quiet', root]);
  const settings = {
    ...{ 'core.fsmonitor': run, 'core.pager': run, 'core.editor': run, 'core.sshCommand': run, 'core.hooksPath': root },
    ...{ 'diff.external': run, 'diff.all.textconv': run, 'filter.all.clean': run, 'filter.all.smudge': run },
    ...{ 'filter.all.process': run, 'gpg.program': run, 'credential.helper': run, 'alias.status': `!${run}` },
    ...{ 'protocol.ext.allow': 'always', 'remote.origin.url': `ext::${run}`, 'remote.origin.promisor': 'true' },
  };
  for (const [name, value] of Object.entries(settings)) execFileSync('git', ['-C', root, 'config', name, value]);
  writeFileSync(join(root, '.gitattributes'), '* diff=all filter=all\n');
}

const repeated = (before: string, inner: string, after: string, count: number): string =>
  before.repeat(count) + inner + after.repeat(count);
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const links: readonly (readonly [string, string])[] = [
  ['zero/.gitignore', '/dev/zero'],
  ['zero/.backend-auditignore', '/dev/zero'],
  ['zero/tsconfig.json', '/dev/zero'],
  ['zero/package.json', '/dev/zero'],
  ['zero/app.js', '/dev/zero'],
  ['links/root', '/'],
  ['links/around', '..'],
  ['links/self', 'self'],
  ['links/nowhere.js', 'nothing.js'],
  ['links/passwords.py', '/etc/passwd'],
];

/** With the controls of terminals, and with names that JavaScript's objects have already. */
const names = {
  'names/\u001b[2J\u001b]0;owned\u0007.js': 'const = 1;',
  'names/two\nlines.ts': 'const = 1;',
  'names/\u202egnp.py': 'def (:\n',
  'names/__proto__.js': 'exports.__proto__ = require("./constructor");',
  'names/constructor.ts': 'export const constructor = { __proto__: null, hasOwnProperty: 1 };',
  'names/toString/index.py': 'def hasOwnProperty(self): return self.__proto__\n',
  [`names/${'deep/'.repeat(300)}a.js`]: 'export {};',
};

const manifests = {
  'package.json': '{"name":"hostile","private":true}',
  'deep-manifest/package.json': `{"exports":${repeated('{"a":', '"./a.js"', '}', 5000)}}`,
  'deep-manifest/a.js': 'export {};',
  'deep-config/tsconfig.json': `{"compilerOptions":${repeated('[', '', ']', 5000)}}`,
  'deep-config/a.ts': 'export {};',
  'broken/package.json': '{"name":',
  'broken/tsconfig.json': '\0\0\0',
  'broken/a.ts': 'export {};',
  'wrong/package.json':
    '{"main":["a"],"dependencies":"express","scripts":{"start":7},"exports":null,"workspaces":{"a":1}}',
  'wrong/tsconfig.json': '{"extends":{"a":1},"compilerOptions":{"paths":{"*":7,"@/*":["../../../../*"]},"baseUrl":9}}',
  'wrong/a.ts': "export * from '@/etc/passwd';",
  'ignores/.gitignore': lines(200_000, (index) => `name-${index}`),
  'ignores/a.js': 'export {};',
  // Ten to the power of eight files, if each were followed wherever it is named.
  'extends/tsconfig.json': JSON.stringify({ extends: Array(10).fill('./c0.json') }),
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [
      `extends/c${index}.json`,
      JSON.stringify(index < 7 ? { extends: Array(10).fill(`./c${index + 1}.json`) } : {}),
    ]),
  ),
  'extends/a.ts': "import '@x/y';",
};

const sources = {
  'code/empty-try.js': 'try {} catch {}\n',
  'code/empty-try.py': 'try:\n    pass\nexcept Exception:\n    pass\n',
  'code/parentheses.js': `f(${repeated('(', '1', ')', 20_000)});\n`,
  'code/arrays.ts': `export const a = ${repeated('[', '', ']', 20_000)};\n`,
  'code/parentheses.py': `f(${repeated('(', '1', ')', 5000)})\n`,
  'code/calls.ts': `export const a = ${repeated('f(', '1', ')', 900)};\n`,
  'code/members.js': `module.exports = a${'.then(b)'.repeat(2000)};\n`,
  'code/sum.js': `module.exports = ${'a + '.repeat(20_000)}a;\n`,
  'code/functions.js': lines(3000, (index) => `export function f${index}() { return f${index + 1}(); }`),
  'code/functions.py': lines(3000, (index) => `def f${index}(): return f${index + 1}()`),
  'code/methods.ts': `export class A {\n${lines(1000, (index) => `m${index}() { return this.m${index + 1}(); }`)}\n}`,
  'code/classes.ts': lines(1000, (index) => `export class C${index} extends C${index + 1} {}`),
  'code/circle-a.ts':
    "export * from './circle-b.js'; import * as b from './circle-b.js'; export class A extends b.B {}",
  'code/circle-b.ts':
    "export * from './circle-a.js'; import * as a from './circle-a.js'; export class B extends a.A {}",
  'code/itself.js': 'import * as me from "./itself.js"; export * from "./itself.js"; export default me.default.me;',
  'code/bytes.js': Buffer.from([0, 0xff, 0xfe, 0x80, 0x0a]),
  'code/wide.ts': Buffer.from('\ufeffexport const wide = 1;\n', 'utf16le'),
  'code/minified.js': `var ${lines(20_000, (index) => `a${index}=${index}`).replaceAll('\n', ',')};`,
  'code/large.js': `/*${'x'.repeat(3 << 20)}*/`,
  'code/escape.tsx': 'export const a = <a b="\\u{110000}" c={"\\ud800"} d={`\\u`} />;\n',
  'code/page.html.js': '<html><script>alert(1)</script></html>',
  'code/nothing.ts': '',
};

/** What other tools would run. */
function executed(pwned: string): Record<string, string> {
  const javascript = `require('node:fs').writeFileSync(${JSON.stringify(pwned)}, '');`;
  const python = `open(${JSON.stringify(pwned)}, 'w')\n`;
  return {
    ...{ 'eslint.config.js': javascript, '.eslintrc.js': javascript, 'vite.config.js': javascript },
    ...{ 'backend-audit.config.js': javascript, '.pnp.cjs': javascript, 'node_modules/express/index.js': javascript },
    ...{ 'sitecustomize.py': python, 'conftest.py': python, 'setup.py': python },
    'node_modules/typescript/index.js': javascript,
    'node_modules/.cache/backend-audit/facts.bin': 'planted',
    'node_modules/.cache/backend-audit/models.bin': 'planted',
    '.npmrc': 'node-options=--require=./eslint.config.js\n',
  };
}
