// `npm run try -- sql-injection` runs one rule on the examples of its page and tells for each what was expected and what
// came; `npm run try -- sql-injection FILE|FOLDER` runs it there. The rule is read from its folder, generated or not.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rules } from '../rules/index.ts';
import { nearest, writeOut } from '../src/host/index.ts';
import type { AnyRule } from '../src/rule.ts';
import { command, linked, Misled } from './workbench/linked.ts';
import { examplesOf } from '../tests/judgement/pages.ts';
import { counted, told, tried } from './workbench/tried.ts';

const folder = fileURLToPath(new URL('../rules', import.meta.url));

await command(async () => {
  const [named = '', target] = process.argv.slice(2);
  const stem = stemOf(named);
  const { default: rule } = (await import(pathToFileURL(join(folder, `${stem}.ts`)).href)) as { default: AnyRule };
  // Suppressions are judged by what the other rules find.
  const all = [...rules.filter(({ id }) => id !== rule.id), rule];
  if (target !== undefined) {
    const found = await linked(target);
    const own = found.findings(all).filter((finding) => finding.rule === rule.id);
    writeOut([...own.map(told), counted(rule, found), ''].join('\n'));
    return;
  }
  const page = join(folder, `${stem}.md`);
  if (!existsSync(page)) throw new Misled(`rules/${stem}.md: no such page: its examples are what a rule is tried on`);
  const examples = examplesOf(readFileSync(page, 'utf8'), rule.id);
  if (examples.length === 0) throw new Misled(`rules/${stem}.md: no block is marked \`incorrect\` or \`correct\``);
  let wrong = 0;
  for (const example of examples) {
    const { isRight, text } = await tried(rule, all, example);
    writeOut(`${text}\n`);
    if (!isRight) wrong++;
  }
  writeOut(`${examples.length} examples, ${wrong === 0 ? 'all as expected' : `${wrong} not as expected`}\n`);
  if (wrong > 0) process.exitCode = 1;
});

/** The group and name of the rule's files. Throws Misled, with the name that was probably meant. */
function stemOf(named: string): string {
  const stems = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.includes('/') && path.endsWith('.ts'))
    .map((path) => path.slice(0, -'.ts'.length));
  const found = stems.find((stem) => stem === named || stem.endsWith(`/${named}`));
  if (found !== undefined) return found;
  const meant = nearest(
    named,
    stems.map((stem) => stem.slice(stem.indexOf('/') + 1)),
  );
  const hint = meant === undefined ? 'rules/ holds them' : `did you mean ${meant}?`;
  throw new Misled(named === '' ? 'Name a rule: npm run try -- sql-injection' : `${named}: no such rule; ${hint}`);
}
