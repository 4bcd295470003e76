// The plugin inside real ESLints of both supported major versions, as users start them. Uses the build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/eslint/index.ts';
import { rules } from '../../rules/index.ts';
import {
  commonConfig,
  eslints,
  limited,
  login,
  loginRule,
  moduleConfig,
  open,
  repository,
  workplace,
} from './workplace.ts';

const found = [`src/app.js:5 ${loginRule}`];
const version = (name: string) =>
  JSON.parse(readFileSync(join(repository, 'node_modules', name, 'package.json'), 'utf8')).version;

describe('the plugin', () => {
  it('has every rule, in the words of the rule and with its page', () => {
    expect(Object.keys(plugin.rules ?? {})).toEqual(rules.map(({ id }) => id));
    for (const rule of rules) {
      const meta = (plugin.rules?.[rule.id] as { meta: { docs: { url: string } } }).meta;
      expect(meta).toMatchObject({ schema: [], docs: { description: rule.summary } });
      expect(meta.docs.url).toMatch(
        new RegExp(`^https://.*@${plugin.meta?.version ?? ''}/rules/[a-z-]+/${rule.id}\\.md$`),
      );
    }
    expect(plugin.meta).toMatchObject({ name: 'backend-audit', namespace: 'backend-audit' });
  });

  it('has presets that turn their rules on, each in the worst severity that the rule can report', () => {
    for (const [name, [preset]] of Object.entries(plugin.configs)) {
      expect(preset?.name).toBe(`backend-audit/${name}`);
      for (const { id, severity, worst = severity, preset: of = 'recommended' } of rules)
        expect(preset?.rules?.[`backend-audit/${id}`]).toBe(
          name === 'recommended' && of === 'strict' ? undefined : worst === 'error' ? 'error' : 'warn',
        );
      expect(preset?.rules?.['backend-audit/sql-injection']).toBe('error');
    }
  });

  it('is tested with both major versions', () => {
    expect(eslints.map((name) => Number(version(name).split('.')[0]))).toEqual([9, 10]);
  });
});

describe.each(eslints)('in %s', (eslint) => {
  const files = { ...login, 'src/limits.js': open };
  const without = Object.fromEntries(Object.entries(files).filter(([path]) => path !== 'eslint.config.mjs'));

  it.each([
    ['a module', { 'eslint.config.mjs': moduleConfig }],
    ['CommonJS', { 'eslint.config.cjs': commonConfig }],
  ])('works from a configuration that is %s', (_, config) => {
    const { lint } = workplace({ ...without, ...config }, eslint);
    expect(lint('.')).toMatchObject({ found, stderr: '' });
  });

  it('reads TypeScript without type information, whatever the ending', () => {
    const app = login['src/app.js'].replace('(req, res)', '(req: unknown, res: { json(body: object): void })');
    for (const ending of ['ts', 'mts', 'cts', 'tsx']) {
      const { lint } = workplace({ ...files, 'src/app.js': '', [`src/app.${ending}`]: app }, eslint);
      expect(lint('.').found).toEqual([`src/app.${ending}:5 ${loginRule}`]);
    }
  });

  it('honours its own suppressions, ours, and severities of our configuration', () => {
    const app = login['src/app.js'];
    const above = (comment: string) => ({ ...files, 'src/app.js': app.replace('app.post', `${comment}\napp.post`) });
    const ours = above(`// backend-audit-disable-next-line ${loginRule} -- behind a gateway that limits`);
    expect(workplace(ours, eslint).lint('.').found).toEqual([]);
    expect(workplace(above(`// eslint-disable-next-line backend-audit/${loginRule}`), eslint).lint('.').found).toEqual(
      [],
    );
    const off = { ...files, 'backend-audit.config.json': JSON.stringify({ rules: { [loginRule]: 'off' } }) };
    expect(workplace(off, eslint).lint('.').found).toEqual([]);
  });

  it('lets ESLint obey its own comments: they count as used, and --fix leaves them', () => {
    const app = login['src/app.js'];
    const read = (place: ReturnType<typeof workplace>) => readFileSync(join(place.root, 'src/app.js'), 'utf8');
    for (const comment of [
      `// eslint-disable-next-line backend-audit/${loginRule} -- behind a gateway`,
      `// eslint-disable-next-line backend-audit/${loginRule}`,
      '// eslint-disable-next-line',
      `/* eslint-disable backend-audit/${loginRule} */`,
    ]) {
      const text = app.replace('app.post', `${comment}\napp.post`);
      const place = workplace({ ...files, 'src/app.js': text }, eslint);
      expect(place.lint('--report-unused-disable-directives-severity', 'error', '--fix', '.').found).toEqual([]);
      expect(read(place)).toBe(text);
    }
    const ours = `// backend-audit-disable-next-line ${loginRule} -- behind a gateway\napp.post`;
    const place = workplace(
      { ...files, 'src/app.js': `/* eslint-disable backend-audit/${loginRule} */\n${app.replace('app.post', ours)}` },
      eslint,
    );
    place.lint('--fix', '.');
    expect(read(place).trimStart()).toBe(app.replace('app.post', ours));
  });

  it('lints files again with --cache when an edit elsewhere changed what is found in them', () => {
    const place = workplace(
      { ...files, '.gitignore': '.eslintcache', 'src/other.js': 'export const x = 1;\n' },
      eslint,
    );
    const lint = () => place.lint('--cache', '.').found;
    expect(lint()).toEqual(found);
    expect(lint()).toEqual(found);
    place.write('src/limits.js', limited);
    expect(lint()).toEqual([]);
    place.write('src/limits.js', open);
    expect(lint()).toEqual(found);
  });

  it('does so for a project of its own within the project too', () => {
    const nested = Object.fromEntries(Object.entries(without).map(([path, text]) => [`shop/${path}`, text]));
    const place = workplace(
      { ...login, ...nested, 'shop/backend-audit.config.json': '{}', '.gitignore': '.eslintcache' },
      eslint,
    );
    const lint = () => place.lint('--cache', '.').found.filter((each) => each.startsWith('shop/'));
    expect(lint()).toEqual([`shop/src/app.js:5 ${loginRule}`]);
    place.write('shop/src/limits.js', limited);
    expect(lint()).toEqual([]);
  });

  it('finds the same on several threads', () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`src/more/m${index}.js`, `export default ${index};\n`]),
    );
    const second = login['src/app.js'].replace('./limits.js', '../limits.js');
    const place = workplace({ ...files, ...many, 'src/two/app.js': second }, eslint);
    const all = [...found, `src/two/app.js:5 ${loginRule}`];
    expect(place.lint('.').found).toEqual(all);
    const { found: threaded, stderr } = place.lint('--concurrency', '3', '.');
    expect(threaded).toEqual(all);
    expect(stderr).not.toMatch(/error/i);
  });

  it('does not die of a file that nests a hundred thousand deep', () => {
    const nested = `export default ${'['.repeat(100_000)}${']'.repeat(100_000)};\n`;
    const { found: all, status } = workplace({ ...files, 'src/nested.js': nested }, eslint).lint('.');
    // ESLint's own parser may or may not get through; whatever it says about that file, we go on.
    expect(all.filter((each) => !each.startsWith('src/nested.js'))).toEqual(found);
    expect(status).toBeLessThan(2);
  });

  it('says what is wrong in our configuration, and blames no rule and no file', () => {
    for (const args of [['.'], ['--cache', '.']]) {
      const { lint } = workplace({ ...files, 'backend-audit.config.json': '{ "rulez": {} }' }, eslint);
      const { stderr, status } = lint(...args);
      expect(status).toBe(2);
      expect(stderr).toContain(
        "backend-audit: backend-audit.config.json:1:3 unknown key 'rulez'; did you mean 'rules'?",
      );
      expect(stderr).not.toMatch(/Error while loading|Occurred while|\.js:\d+:\d+\)|^ +at /m);
    }
    const typo = { ...files, 'backend-audit.config.json': '{ "rules": { "sql-injektion": "off" } }' };
    expect(workplace(typo, eslint).lint('.').stderr).toContain(
      "unknown rule 'sql-injektion'; did you mean 'sql-injection'?",
    );
  });

  it('says that settings are in a place that is not read', () => {
    const { lint } = workplace({ ...files, '.backend-auditrc': '{}' }, eslint);
    const { stderr, found: all } = lint('.');
    expect(all).toEqual(found);
    expect(stderr.match(/\.backend-auditrc is not read; settings belong in backend-audit\.config\.json/g)).toHaveLength(
      1,
    );
  });
});
