// Variables of a module that functions fill when they first run: until then they are empty.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (setup: string, guard: string): string => {
  const { endpoints } = modelOf({
    'app.ts': `import express from 'express'; import jwt from 'jsonwebtoken';
let kept: any;
${setup}
const app = express();
app.get('/x', (req, res, next) => { ${guard} }, (req, res) => res.json({}));
app.listen(1);`,
  });
  return endpoints[0]!.authenticated.is;
};
const ASK = "if (!jwt.verify(req.get('authorization')!, key)) return res.sendStatus(401); next();";

it('goes on the first time and every other', () => {
  const read = (body: string): string => `const read = (env: any) => { if (kept) return kept; ${body} return kept; };`;
  const guard = `const { key } = read(process.env); ${ASK}`;
  expect(told(read("if (!env.KEY) throw new Error('none'); kept = { key: env.KEY };"), guard)).toBe('yes');
  expect(told(read('try { kept = { key: parse(env) }; } catch { throw new Error(); }'), guard)).toBe('yes');
  expect(
    told(read("if (!env.KEY) throw new Error('none'); kept = { key: env.KEY };"), 'read(process.env); next();'),
  ).toBe('no');
});
it('is filled from the start where the module itself fills it', () => {
  expect(told('kept = { open: true };', 'if (kept) return next(); res.sendStatus(401);')).toBe('no');
});
it('takes what a verifier of workers says', () => {
  const guard = (answer: string): string => {
    const { endpoints } = modelOf({
      'app.ts': `import jwt from '@tsndr/cloudflare-worker-jwt'; import { Hono } from 'hono';
const read = async (token: string) => { let known = false; let payload: any; try { known = await jwt.verify(token, process.env.KEY!); payload = jwt.decode(token).payload; known = known && payload.type === 'access'; } catch {} return { known, payload }; };
const app = new Hono();
app.get('/x', async (c, next) => { const { known, payload } = await read(c.req.header('authorization')!); ${answer} await next(); }, (c) => c.json({}));
export default app;`,
    });
    return endpoints[0]!.authenticated.is;
  };
  expect(guard("if (!known) return c.text('sign in', 401);")).toBe('yes');
  expect(guard("if (!payload) return c.text('sign in', 401);")).not.toBe('yes');
});
