/** What follows from the rules: their list, and the head of each page. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyRule } from '../../src/rule.ts';
import type { Generated } from './generated.ts';

/** The rules by their stem. */
export type RulesByStem = readonly (readonly [stem: string, rule: AnyRule])[];
/** All rules below `root`, as their files say. */
export async function rulesBelow(root: string): Promise<RulesByStem> {
  const folder = join(root, 'rules');
  return Promise.all(
    stems(folder).map(async (stem) => {
      const module = (await import(pathToFileURL(join(folder, `${stem}.ts`)).href)) as { default: AnyRule };
      return [stem, module.default] as const;
    }),
  );
}

/** Texts of rules/index.ts and the pages below `root`. */
export function ofRules(root: string, loaded: RulesByStem): Generated {
  const folder = join(root, 'rules');
  const wanted = new Map([[join(folder, 'index.ts'), indexOf(loaded.map(([stem]) => stem))]]);
  for (const [stem, rule] of loaded) {
    const page = join(folder, `${stem}.md`);
    if (existsSync(page)) wanted.set(page, renewed(readFileSync(page, 'utf8'), 'head', headOf(rule)));
  }
  return wanted;
}

/** `database/sql-injection`, ... in order. */
function stems(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.parentPath !== folder)
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1, -'.ts'.length)
        .replaceAll('\\', '/'),
    )
    .sort();
}
const nameOf = (stem: string): string =>
  stem.slice(stem.indexOf('/') + 1).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function indexOf(all: readonly string[]): string {
  const imports = all.map((stem) => `import ${nameOf(stem)} from './${stem}.ts';`);
  return [
    '// Generated from this folder by `npm run generate`: add two files with one stem, then run that.',
    "import type { AnyRule } from '../src/rule.ts';",
    ...imports,
    '',
    '/** Every rule, by group and id. */',
    `export const rules: readonly AnyRule[] = [${all.map(nameOf).join(', ')}];`,
    '',
  ].join('\n');
}

const cweLink = (number: number): string =>
  `[CWE-${String(number)}](https://cwe.mitre.org/data/definitions/${String(number)}.html)`;
export const presetOf = ({ preset = 'recommended' }: AnyRule): string => preset;

export const severityOf = ({ severity, worst }: AnyRule): string =>
  worst === undefined ? severity : `${severity} to ${worst}`;

function headOf(rule: AnyRule): string {
  const rows = [
    ['Severity', severityOf(rule)],
    ['Confidence', rule.confidence],
    ['Preset', presetOf(rule)],
    ...(rule.standards.length > 0 ? [['Decides', rule.standards.map((id) => `\`${id}\``).join(', ')]] : []),
    ...(rule.cwe && rule.cwe.length > 0 ? [['Weakness', rule.cwe.map(cweLink).join(', ')]] : []),
  ];
  return ['| | |', '| --- | --- |', ...rows.map(([name, value]) => `| ${name ?? ''} | ${value ?? ''} |`)].join('\n');
}

/** What stands between `<!-- name -->` and `<!-- /name -->`, renewed; the text itself where there are no markers. */
function renewed(text: string, name: string, part: string): string {
  const open = `<!-- ${name} -->`;
  const close = `<!-- /${name} -->`;
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) return text;
  return `${text.slice(0, from + open.length)}\n\n${part}\n\n${text.slice(to)}`;
}
