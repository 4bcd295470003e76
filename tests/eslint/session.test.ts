// What an editor does, without an editor: texts that are not saved, files that change on disk while the process lives.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ESLint as ESLint9 } from 'eslint-9';
import { ESLint as ESLint10 } from 'eslint';
import plugin from '../../src/eslint/index.ts';
import { foundIn, limited, login, loginRule, open, workplace } from './workplace.ts';

const classes = { 'eslint-9': ESLint9, eslint: ESLint10 };
const found = [`src/app.js:5 ${loginRule}`];

describe.each(['eslint-9', 'eslint'] as const)('a session in %s', (name) => {
  const project = (files: Readonly<Record<string, string>> = { ...login, 'src/limits.js': limited }) => {
    const place = workplace(files, name);
    const eslint = new classes[name]({
      cwd: place.root,
      overrideConfigFile: true,
      overrideConfig: plugin.configs.recommended as never,
      ignore: false,
    });
    const lintText = async (path: string, text: string) =>
      foundIn(await eslint.lintText(text, { filePath: join(place.root, path) }), place.root);
    return { ...place, eslint, lintText };
  };
  const app = login['src/app.js'];

  it('answers for the unsaved text', async () => {
    const { lintText } = project();
    expect(await lintText('src/app.js', app)).toEqual([]);
    expect(await lintText('src/app.js', app.replace(' limit,', ''))).toEqual(found);
    expect(await lintText('src/app.js', `\n${app.replace(' limit,', '')}`)).toEqual([`src/app.js:6 ${loginRule}`]);
    expect(await lintText('src/app.js', app)).toEqual([]);
  });

  it('answers in one file for the unsaved text of another', async () => {
    const { lintText } = project();
    expect(await lintText('src/app.js', app)).toEqual([]);
    await lintText('src/limits.js', open);
    expect(await lintText('src/app.js', app)).toEqual(found);
    await lintText('src/limits.js', limited);
    expect(await lintText('src/app.js', app)).toEqual([]);
  });

  it('follows the disk: files that change, come and go', async () => {
    const { lintText, write, remove } = project();
    expect(await lintText('src/app.js', app)).toEqual([]);
    await wait(150);
    write('src/limits.js', open);
    expect(await lintText('src/app.js', app)).toEqual(found);
    await wait(150);
    remove('src/limits.js');
    expect(await lintText('src/app.js', app)).toEqual([]);
    await wait(150);
    write('src/limits/index.js', open);
    expect(await lintText('src/app.js', app.replace('./limits.js', './limits/index.js'))).toEqual(found);
  });

  it('follows the disk where it is newer than the editor', async () => {
    const { lintText, write } = project();
    await lintText('src/limits.js', open);
    expect(await lintText('src/app.js', app)).toEqual(found);
    await wait(150);
    write('src/limits.js', `${limited}\n`);
    expect(await lintText('src/app.js', app)).toEqual([]);
  });

  it('follows our configuration', async () => {
    const { lintText, write, remove } = project({ ...login, 'src/limits.js': open });
    expect(await lintText('src/app.js', app)).toEqual(found);
    await wait(150);
    write('backend-audit.config.json', JSON.stringify({ rules: { [loginRule]: 'off' } }));
    expect(await lintText('src/app.js', app)).toEqual([]);
    await wait(150);
    remove('backend-audit.config.json');
    expect(await lintText('src/app.js', app)).toEqual(found);
  });

  it('takes a file that nobody has saved yet, and none that was left out', async () => {
    const { lintText, root } = project({ ...login, 'src/limits.js': open, '.gitignore': 'old/' });
    expect(await lintText('src/new.js', app)).toEqual([`src/new.js:5 ${loginRule}`]);
    mkdirSync(join(root, 'old'));
    writeFileSync(join(root, 'old/app.js'), app);
    await wait(150);
    expect(await lintText('old/app.js', app.replace('./limits', '../src/limits'))).toEqual([]);
  });

  it('says nothing about text without a file, or a file of another project', async () => {
    const { eslint, root } = project({ ...login, 'src/limits.js': open });
    const nameless = await eslint.lintText(app);
    expect(foundIn(nameless, root)).toEqual([]);
    const other = project();
    const elsewhere = await other.eslint.lintText(app, { filePath: join(root, 'src/app.js') });
    expect(foundIn(elsewhere, root)).toEqual([]);
  });

  it('counts columns as ESLint does, with a byte order mark and every kind of line break', async () => {
    const { lintText } = project({ ...login, 'src/limits.js': open });
    for (const lineBreak of ['\n', '\r\n', '\r', '\u2028'])
      expect(await lintText('src/app.js', `\uFEFF${app.replaceAll('\n', lineBreak)}`)).toEqual(found);
  });
});
