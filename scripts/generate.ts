// `npm run generate` writes all that is generated: the list of rules with the heads of their pages and the table of the README,
// the list of libraries, the schema of configurations, and what the HTML page runs. `--check` writes nothing and fails when something is out of step.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { ofConfigSchema } from './generate/config-schema.ts';
import { ofLibraries } from './generate/libraries.ts';
import { ofPage } from './generate/page.ts';
import { ofRules } from './generate/rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const isCheck = process.argv.includes('--check');
const stale: string[] = [];
for (const generated of [await ofRules(root), ofLibraries(root), ofConfigSchema(root), await ofPage(root)])
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
