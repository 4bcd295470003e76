// What the ledger says of an application that nothing mounts: whoever does decides what runs before it.
import { expect, it } from 'vitest';
import { furtherAnswers } from '../../src/model/endpoint-answers.ts';
import { modelOf } from './behaviour/harness.ts';

const many = ['a', 'b', 'c', 'd'].map((name) => `app.get('/${name}', (c) => c.json({}));`).join(' ');
const LOOSE = `import { Hono } from 'hono'; export const loose = new Hono(); loose.get('/x', (c) => c.json({}));`;
const app = (more: string): string => `import { Hono } from 'hono'; const app = new Hono(); ${many} ${more}`;

it('does not know who may call an application that nothing mounts beside a larger one', () => {
  const told = (files: Readonly<Record<string, string>>): readonly string[] => {
    const model = modelOf(files);
    return model.endpoints.map((it) => `${it.path} ${furtherAnswers(it, model).authenticated.is}`);
  };
  expect(told({ 'app.ts': app('export default app;'), 'loose.ts': LOOSE })).toContain('/x unknown');
  expect(told({ 'app.ts': app('export default app;'), 'loose.ts': LOOSE })).toContain('/a no');
  const mounted = app("app.route('/y', loose); export default app;");
  expect(told({ 'app.ts': `import { loose } from './loose.ts'; ${mounted}`, 'loose.ts': LOOSE })).toContain('/y/x no');
  expect(told({ 'loose.ts': LOOSE })).toEqual(['/x no']);
  // A platform may run what a file gives out by default.
  const given = LOOSE.replace('export const', 'const').concat(' export default loose;');
  expect(told({ 'app.ts': app('export default app;'), 'loose.ts': given })).toContain('/x no');
});

it('knows that one is run which is handed to what runs it', () => {
  const told = (more: string): string | undefined => {
    const loose = `import { Hono } from 'hono'; import { handle } from 'hono/vercel'; const loose = new Hono(); loose.get('/x', (c) => c.json({})); ${more}`;
    const model = modelOf({ 'app.ts': app('export default app;'), 'loose.ts': loose });
    const endpoint = model.endpoints.find((it) => it.path === '/x');
    return endpoint && furtherAnswers(endpoint, model).authenticated.is;
  };
  expect(told('export const GET = handle(loose);')).toBe('no');
  expect(told('export default { port: 3000, fetch: loose.fetch };')).toBe('no');
  expect(told('Deno.serve(loose.fetch);')).toBe('no');
  expect(told("const below = loose.basePath('/api'); export default handle(below);")).toBe('no');
  expect(told("export const answer = () => loose.fetch(new Request('http://x/x'));")).toBe('unknown');
});
