// `npm run new-rule access/unlocked-door` writes the two files of a rule and renews what follows from them.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rulesFolder = fileURLToPath(new URL('../rules', import.meta.url));
const stem = process.argv[2] ?? '';
const id = stem.slice(stem.indexOf('/') + 1);
const page = join(rulesFolder, `${stem}.md`);
const rule = join(rulesFolder, `${stem}.ts`);

if (!/^[a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z]+)*$/.test(stem)) {
  console.error('Name the group and the defect, such as database/sql-injection: "allow sql-injection" must read well.');
  process.exitCode = 2;
} else if (existsSync(page) || existsSync(rule)) {
  console.error(`rules/${stem} exists already.`);
  process.exitCode = 2;
} else {
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(
    page,
    `# ${id}

One sentence: the defect.

<!-- head -->
<!-- /head -->

## Problem

## Why it matters

## Remedy

## Examples

### A heading for each case

\`\`\`js incorrect
defect(); // expect
\`\`\`

\`\`\`js correct
remedy();
\`\`\`
`,
  );
  writeFileSync(
    rule,
    `import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: '${id}',
  about: 'endpoint',
  standards: [],
  severity: 'warning',
  // Only the strict preset shows it until it has run clean over real backends.
  confidence: 'low',
  summary: 'One sentence: the defect.',
  messages: {
    found: 'What is wrong with {path}, here.',
  },
  why: 'Why it matters.',
  remedy: 'What to do.',
  *check(endpoint) {
    if (endpoint.authenticated.is === 'no') yield broken('found', endpoint.at, { data: { path: endpoint.path } });
    else yield kept(endpoint.at);
  },
});
`,
  );
  await import('./generate.ts');
  console.error(
    [
      `1. Write rules/${stem}.md first, then rules/${stem}.ts.`,
      `2. npm run try -- ${id}: what it says to each example; npm run model -- FILE: what it is asked about.`,
      '3. npm run generate, then npx vitest run tests/rules.test.ts -u keeps what is told of the examples: read that snapshot.',
    ].join('\n'),
  );
}
