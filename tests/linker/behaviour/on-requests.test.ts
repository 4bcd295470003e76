// What middleware has put on a request or an application does what nobody sees.
import { expect, it } from 'vitest';
import { modelOf } from './harness.ts';

const of = (body: string): string[] => {
  const text = `const app = require('express')(); app.post('/cakes', async (req, res) => { ${body} res.json({}); });`;
  const [endpoint] = modelOf({ 'app.js': text }).endpoints;
  return [endpoint!.audited.is, endpoint!.transactional.is];
};

it.each([
  ['await req.app.locals.orm.transaction((trx) => req.app.locals.hire(trx));', 'unknown'],
  ['const { Cake } = req.app.locals.orm; await new Cake({ id: 1 }).save();', 'unknown'],
  ['await req.user.save();', 'unknown'],
  ['await req.user.getName();', 'not-applicable'],
  ['await req.session.save();', 'not-applicable'],
  ['await req.log.write("x");', 'not-applicable'],
])('%s', (body, answer) => {
  expect(of(body)).toEqual([answer, answer]);
});
