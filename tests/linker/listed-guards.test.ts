// Guards that stand in a list, or behind an operator, only under a condition.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const AUTH = `const auth = (req, res, next) => {
  try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); } catch (e) { return res.status(401).end(); }
  next();
};
const log = (req, res, next) => { console.log(req.url); next(); };`;
/** What is said of endpoints, by their paths. */
function told(body: string): Record<string, string> {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express(); ${AUTH}
${body}
app.listen(1);`,
  });
  return Object.fromEntries(endpoints.map((it) => [it.path, it.authenticated.is]));
}
/** What is said of one endpoint with these middlewares. */
function behind(guards: string, before = ''): string | undefined {
  return told(`${before} app.get('/x', ${guards}, (req, res) => res.json({}));`)['/x'];
}

it.each([
  ['put in under a condition', 'list', 'const list = []; if (process.env.ON) list.push(auth);', 'conditional'],
  ['put in for sure', 'list', 'const list = []; list.push(auth);', 'yes'],
  ['put in where a constant leads to', 'list', 'const list = []; if (1 > 0) list.push(auth);', 'yes'],
  ['put in where nothing leads to', 'list', 'const list = []; if (false) list.push(auth);', 'no'],
  [
    'put in in one case of several',
    'list',
    "const list = []; switch (process.env.ON) { case 'a': list.push(auth); }",
    'conditional',
  ],
  ['in one of two lists', 'list', 'const list = process.env.ON ? [auth] : [];', 'conditional'],
  ['in the other of two lists', 'list', 'const list = process.env.ON ? [] : [auth];', 'conditional'],
  ['in both lists', 'list', 'const list = process.env.ON ? [auth] : [log, auth];', 'yes'],
  ['spread among arguments', '...(process.env.ON ? [auth] : [])', '', 'conditional'],
  ['spread into a list', '[log, ...(process.env.ON ? [] : [auth])]', '', 'conditional'],
  ['behind an operator', '[process.env.ON && auth].filter(Boolean)', '', 'conditional'],
  ['one of two', 'process.env.ON ? auth : log', '', 'conditional'],
  ['a list or none', 'process.env.ON ? [auth] : auth', '', 'yes'],
  [
    'in a list that a function gives',
    'listed()',
    'function listed() { const list = []; if (!process.env.ON) return list; list.push(auth); return list; }',
    'conditional',
  ],
  [
    'in a list for which a setting is demanded',
    'listed()',
    "function listed() { const list = []; if (!process.env.ON) throw new Error('no'); list.push(auth); return list; }",
    'yes',
  ],
])('tells of a guard that is %s', (_, guards, before, is) => {
  expect(behind(guards, before)).toBe(is);
});
it('tells the condition', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express(); ${AUTH}
const list = []; if (process.env.ON) list.push(auth); app.get('/x', list, (req, res) => res.json({})); app.listen(1);`,
  });
  expect(endpoints[0]!.authenticated.by).toBe('auth, if process.env.ON');
});
it('is sure where the route itself stands under the condition', () => {
  const list = `const list = []; if (process.env.ON) { list.push(auth); app.get('/a', list, (req, res) => res.json({})); }
app.get('/b', list, (req, res) => res.json({}));`;
  expect(told(list)).toEqual({ '/a': 'yes', '/b': 'conditional' });
});
it('tells of guards of a whole application of modules', () => {
  const nest = (providers: string, start: string): string | undefined =>
    modelOf({
      'app.ts': `import { Module, Controller, Get, UnauthorizedException } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import jwt from 'jsonwebtoken';
class AuthGuard {
  canActivate(context) {
    try { jwt.verify(context.switchToHttp().getRequest().headers.authorization, process.env.KEY); } catch { throw new UnauthorizedException(); }
    return true;
  }
}
@Controller('a') class A { @Get() one() { return 1; } }
@Module({ controllers: [A], providers: [${providers}] }) class AppModule {}
async function main() { ${start} await app.listen(1); }
main();`,
    }).endpoints[0]?.authenticated.is;
  const create = 'const app = await NestFactory.create(AppModule);';
  const provided = '{ provide: APP_GUARD, useClass: AuthGuard }';
  expect(nest(provided, create)).toBe('yes');
  expect(nest(`...(process.env.ON ? [${provided}] : [])`, create)).toBe('conditional');
  expect(nest('', `${create} app.useGlobalGuards(new AuthGuard());`)).toBe('yes');
  expect(nest('', `${create} if (process.env.ON) app.useGlobalGuards(new AuthGuard());`)).toBe('conditional');
});
it.each([
  ['[...guards]', '', 'unknown'],
  ['[...guards(), auth]', '', 'yes'],
  ['list', 'const list = []; list.push(...guards);', 'unknown'],
])('does not know what is spread into %s', (list, before, is) => {
  expect(behind(list, `const { guards } = require('elsewhere'); ${before}`)).toBe(is);
});
