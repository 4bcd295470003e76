// A secret that is kept of somebody, compared with what the request shows, in either order.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const served = (handler: string): string => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const { timingSafeEqual } = require('crypto'); const mongoose = require('mongoose');
const Folder = mongoose.model('Folder'); const app = express();
const bytes = (text) => Buffer.from(text || '');
${handler}
app.listen(1);`,
  });
  return endpoints[0]!.authenticated.is;
};
const asks = (left: string, right: string): string => `app.get('/:id', async (req, res) => {
  const folder = await Folder.findById(req.params.id);
  if (!timingSafeEqual(${left}, ${right})) return res.status(401).end();
  res.json(folder);
});`;
const SHOWN = 'bytes(req.headers.authorization)';
const KEPT = 'bytes(folder.secret)';

it('makes whoever shows it known', () => {
  expect(served(asks(KEPT, SHOWN))).toBe('yes');
  expect(served(asks(SHOWN, KEPT))).toBe('yes');
});
it('makes nobody known where it is what the path names', () => {
  expect(served(asks(KEPT, 'bytes(req.query.key)'))).toBe('no');
});
it('and the refusal is what a service gives back', () => {
  expect(
    served(`class Service {
  refuse({ code }) { return { status: code, data: {} }; }
  async find({ id, secret }) {
    const folder = await Folder.findById(id);
    try { if (!timingSafeEqual(bytes(folder.secret), bytes(secret))) return this.refuse({ code: 401 }); } catch { return this.refuse({ code: 401 }); }
    return { status: 200, data: folder };
  }
}
const service = new Service();
app.get('/:id', async (req, res) => { const { status, data } = await service.find({ id: req.params.id, secret: req.headers.authorization }); res.status(status).json(data); });`),
  ).toBe('yes');
});
