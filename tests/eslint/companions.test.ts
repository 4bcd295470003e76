// The packages that the plugin needs and the command line does not: asked for in words when they are missing or old.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parserAmong, usualPlaces } from '../../src/eslint/companions.ts';
import { folderWith } from '../host/folder.ts';

const packages = (versions: Readonly<Record<string, string>>, parser = 'exports.parseForESLint = () => 1;') => {
  const root = folderWith({
    ...Object.fromEntries(
      Object.entries(versions).flatMap(([name, version]) => [
        [`node_modules/${name}/package.json`, JSON.stringify({ name, version })],
        [`node_modules/${name}/index.js`, parser],
      ]),
    ),
  });
  return join(root, 'package.json');
};
const said = (place: string): string => {
  try {
    parserAmong([place]);
  } catch (error) {
    expect((error as Error).stack).toBe((error as Error).message);
    return (error as Error).message;
  }
  return '';
};
const parser = '@typescript-eslint/parser';
const end = 'Install with `npm install --save-dev eslint@10 @typescript-eslint/parser@8`.';

describe('the plugin', () => {
  it.each([
    [{}, `eslint is not installed and ${parser} is not installed`],
    [{ eslint: '10.1.0' }, `${parser} is not installed`],
    [{ eslint: '8.57.1', [parser]: '8.0.0' }, 'eslint is 8.57.1'],
    [{ eslint: '9.0.0', [parser]: '7.18.0' }, `${parser} is 7.18.0`],
    [{ eslint: '100.0.0', [parser]: '8.0.0' }, 'eslint is 100.0.0'],
  ])('says what it needs beside %j', (versions: Record<string, string>, what) => {
    expect(said(packages(versions))).toBe(
      `backend-audit/eslint works with eslint 9 or 10 and ${parser} 8; ${what}. ${end}`,
    );
  });

  it('says so when the parser cannot be loaded', () => {
    const place = packages({ eslint: '9.39.0', [parser]: '8.1.0' }, "require('typescript');");
    expect(said(place)).toMatch(/parser cannot be loaded \(Cannot find module 'typescript'\)\. Install/);
  });

  it('takes them from the first place that has them', () => {
    const place = packages({ eslint: '9.39.0', [parser]: '8.1.0' });
    expect(parserAmong([packages({}), place])).toHaveProperty('parseForESLint');
    expect(parserAmong(usualPlaces())).toHaveProperty('parseForESLint');
  });
});
