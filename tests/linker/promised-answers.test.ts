// Guards that give back a promise which they made of an answer: what counts is what it is kept with.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `import { CanActivate, Controller, Delete, Module, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import jwt from 'jsonwebtoken';
import { of } from 'rxjs';
`;
function guarded(body: string, more = ''): string {
  const { endpoints } = modelOf(
    {
      'main.ts': `${HEAD}
class Known implements CanActivate {
  canActivate(context) { const request = context.switchToHttp().getRequest(); ${body} }
  ${more}
}
@Controller('files') @UseGuards(Known) class Files { @Delete(':id') remove() { return {}; } }
@Module({ controllers: [Files] }) class AppModule {}
const app = await NestFactory.create(AppModule);
await app.listen(3000);`,
    },
    { '@nestjs/common': '11', '@nestjs/core': '11', jsonwebtoken: '9', rxjs: '7' },
  );
  return endpoints[0]!.authenticated.is;
}
const VERIFIES = 'request.user = jwt.verify(request.headers.authorization, process.env.KEY);';

it.each([
  [`try { ${VERIFIES} return Promise.resolve(true); } catch { return Promise.resolve(false); }`, 'yes'],
  [`try { ${VERIFIES} return of(true); } catch { return of(false); }`, 'yes'],
  ["return Promise.resolve(request.headers['x-api-key'] === process.env.API_KEY);", 'yes'],
  [`try { ${VERIFIES} return Promise.resolve(true); } catch { return Promise.resolve(true); }`, 'no'],
  [`if (request.headers.authorization) { ${VERIFIES} } return Promise.resolve(true);`, 'no'],
] as const)('%s: %s', (body, is) => {
  expect(guarded(body)).toBe(is);
});
it('a method that is not awaited, and gives back promises in an asynchronous one', () => {
  const check = `async check(request) { try { ${VERIFIES} return Promise.resolve(true); } catch { return Promise.resolve(false); } }`;
  expect(guarded('return this.check(request);', check)).toBe('yes');
});
it.each([
  ['if (await check(req)) return next(); res.sendStatus(401);', 'yes'],
  ['check(req).then((ok) => (ok ? next() : res.sendStatus(401)));', 'yes'],
  // A promise is there, whatever it is kept with.
  ['if (check(req)) return next(); res.sendStatus(401);', 'no'],
] as const)('%s: %s', (body, is) => {
  const { endpoints } = modelOf({
    'app.js': `const app = require('express')();
const jwt = require('jsonwebtoken');
const check = (req) => { try { jwt.verify(req.headers.authorization, process.env.KEY); } catch { return Promise.resolve(false); } return Promise.resolve(true); };
app.use(async (req, res, next) => { ${body} });
app.delete('/files/:id', (req, res) => res.json({}));
app.listen(3000);`,
  });
  expect(endpoints[0]!.authenticated.is).toBe(is);
});
