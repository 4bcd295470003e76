// `npm run new-library -- frameworks/hapi @hapi/hapi` writes the data file of a package and lists it; for a framework a small
// program in fixtures/frameworks too. Without the second word the package is called like the file.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { libraries } from '../src/libraries/index.ts';
import { command, Misled } from './workbench/linked.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'src/libraries');

await command(async () => {
  const [stem = '', named] = process.argv.slice(2);
  const [group = '', file = ''] = stem.split('/');
  const groups = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'kinds')
    .map(({ name }) => name);
  if (!/^[\w-]+\/[\w.-]+$/.test(stem) || !groups.includes(group))
    throw new Misled(
      `Name a group and a file, and the package where it is called otherwise: npm run new-library -- frameworks/hapi @hapi/hapi\nGroups: ${groups.join(', ')}`,
    );
  const name = named ?? file;
  if (!/^(?:@[\w.-]+\/)?[\w.-]+$/.test(name)) throw new Misled(`${name}: a package is not called like that`);
  const known = libraries.find((it) => it.package === name || it.aliases?.includes(name) === true);
  if (known !== undefined)
    throw new Misled(`${name} is described already: look for package: '${known.package}' in src/libraries`);
  const isFramework = group === 'frameworks';
  const program = `fixtures/frameworks/${name.replace('@', '').replace('/', '-')}`;
  const texts: Readonly<Record<string, string>> = {
    [`src/libraries/${stem}.ts`]: isFramework ? frameworkData(name) : data(name),
    ...(isFramework && {
      [`${program}/package.json`]: JSON.stringify({
        name: file,
        private: true,
        main: 'app.js',
        dependencies: { [name]: '*' },
      }),
      [`${program}/app.js`]: frameworkProgram(name),
    }),
  };
  for (const path of Object.keys(texts)) if (existsSync(join(root, path))) throw new Misled(`${path} exists already`);
  for (const [path, text] of Object.entries(texts)) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, await format(text, { ...(await resolveConfig(target)), filepath: target }));
    console.log(`Written: ${path}`);
  }
  await import('./generate.ts');
  const steps = [
    `Fill in src/libraries/${stem}.ts. src/libraries/kinds/ says what each row means, docs/paths.md how paths are written.`,
    isFramework
      ? `Make ${program}/app.js a program of about twenty lines, with a guard, a checked input, an open write and a prefix.`
      : 'Write a program of a few lines that uses each row; an example on the page of a rule does, and stays as its test.',
    `Look at it: npm run model -- ${isFramework ? program : 'FILE'}`,
    'npx vitest run tests/libraries: every path can be read, and the installed package has what it names.',
    ...(isFramework
      ? ['npx vitest run tests/judgement -u keeps what is told of the program: read that snapshot.']
      : []),
  ];
  console.log(steps.map((step, index) => `${index + 1}. ${step}`).join('\n'));
});

function data(name: string): string {
  return `import type { Library } from '../kinds.ts';

export default {
  package: '${name}',
  // What it is for, such as 'database', 'validator', 'logger', 'auth', 'queue' or 'http-client'.
  is: [],
  // Things that are reached from the package and have members of their own: \`Client: ['.connect ()']\`.
  types: {},
} as const satisfies Library;
`;
}

function frameworkData(name: string): string {
  return `import type { Library } from '../kinds.ts';

export default {
  package: '${name}',
  is: ['framework'],
  // How one comes by an application, and the types of what handlers receive.
  types: { Application: ['()'], Request: [], Response: [], Next: [] },
  conventions: {
    // How a handler is called, and who goes on to the next one.
    handler: { params: ['Request', 'Response', 'Next'], rejected: { '*': 'lost' }, continues: 'next' },
  },
  applications: ['Application'],
  routes: [
    {
      at: 'Application .get|post|put|patch|delete',
      method: 'name',
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'handler',
    },
  ],
  mounts: [{ at: 'Application .use', path: '[0]', items: '[0..] flat', convention: 'handler' }],
  sources: [
    { at: 'Request .body', part: 'body', shape: 'byParser' },
    { at: 'Request .query', part: 'query', shape: 'text' },
    { at: 'Request .params', part: 'path', shape: 'text' },
    { at: 'Request .headers', part: 'headers', shape: 'text' },
  ],
  credentials: ['Request .headers .authorization|cookie'],
  responses: [{ at: 'Response .send|json|end', ends: true, body: '[0]' }],
  statuses: [{ at: 'Response .status', status: '[0]' }],
  settings: [{ at: 'Application .listen', is: 'listens' }],
} as const satisfies Library;
`;
}

function frameworkProgram(name: string): string {
  return `const framework = require('${name}');

const app = framework();

app.use((req, res, next) => {
  if (req.headers.authorization !== \`Bearer \${process.env.TOKEN}\`) return res.status(401).send('Who are you?');
  next();
});
app.get('/cakes/:id', (req, res) => {
  res.json({ id: req.params.id });
});
app.post('/cakes', (req, res) => {
  res.status(201).json(req.body);
});
app.listen(3000);
`;
}
