// `npm run generate` writes all that is generated: the list of rules with the heads of their pages, the list of libraries,
// the schema of configurations, what the HTML page runs, and the pages of docs/reference. `--check` writes nothing and fails when
// something is out of step.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { ofConfigSchema } from './generate/config-schema.ts';
import { ofLibraries } from './generate/libraries.ts';
import { ofPage } from './generate/page.ts';
import { ofReference } from './generate/reference.ts';
import { ofRules, rulesBelow } from './generate/rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const isCheck = process.argv.includes('--check');
const stale: string[] = [];
const rules = await rulesBelow(root);
const all = [
  ofRules(root, rules),
  ofLibraries(root),
  ofConfigSchema(root),
  await ofPage(root),
  ofReference(root, rules),
];
for (const generated of all)
  for (const [path, text] of generated) {
    const next = await format(text, { ...(await resolveConfig(path)), filepath: path });
    if (existsSync(path) && readFileSync(path, 'utf8') === next) continue;
    stale.push(path.slice(root.length));
    if (!isCheck) writeFileSync(path, next);
  }
if (isCheck && stale.length > 0) {
  console.error(`Out of step, run \`npm run generate\`:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  process.exitCode = 1;
} else if (!isCheck) console.log(stale.length === 0 ? 'All was in step.' : `Written: ${stale.join(', ')}`);
