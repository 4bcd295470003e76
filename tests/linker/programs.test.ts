// Programs of one project that share the code which makes their application.
import { expect, it } from 'vitest';
import { outlineOf } from '../../src/facts/outline.ts';
import { typescript } from '../../src/languages/typescript/index.ts';
import { libraries } from '../../src/libraries/index.ts';
import { link } from '../../src/linker/index.ts';

/** `authenticated` by endpoint; the first folder of each file is a package, `#name` stands for that package. */
function told(files: Readonly<Record<string, string>>): Record<string, string> {
  const list = Object.entries(files).map(([path, text]) => {
    const found = typescript.extract({ path, text });
    if (!('facts' in found)) throw new Error(found.refused.message);
    return { path, role: 'source' as const, outline: outlineOf(found.facts), facts: found.facts };
  });
  const folders = [...new Set(list.map((it) => it.path.split('/')[0]!))];
  const { endpoints } = link({
    files: list,
    manifests: folders.map((folder) => ({ folder, dependencies: { express: '4' }, entries: [] })),
    libraries,
    resolve: (_, name) =>
      name.startsWith('#') ? { is: 'file', path: `${name.slice(1)}/index.js` } : { is: 'package', name, subpath: '' },
  });
  return Object.fromEntries(endpoints.map((it) => [`${it.method} ${it.path}`, it.authenticated.is]));
}
const common = `import express from 'express';
export class Service {
  static get() { if (!Service.one) Service.one = new Service(); return Service.one; }
  constructor() { this.app = express(); }
  init(start) { this.app.use(express.json()); this.start = start; }
  run() { this.start(this.app); this.app.listen(1); }
}`;
const guard = `(req, res, next) => {
  try { jwt.verify(req.headers.authorization, process.env.KEY); } catch { return res.sendStatus(401); } next(); }`;
const program = (body: string): string => `import { Service } from '#common'; import jwt from 'jsonwebtoken';
const service = Service.get(); service.init((app) => { ${body} }); service.run();`;
const goods = `app.get('/goods', (req, res) => res.json([]));`;

it('have each their own, with nothing of what the others put there', () => {
  const files = {
    'common/index.js': common,
    'goods/index.js': program(`app.use(${guard}); ${goods}`),
    'login/index.js': program(`app.post('/login', (req, res) => res.json({}));`),
  };
  expect(told(files)).toEqual({ 'GET /goods': 'yes', 'POST /login': 'no' });
});
it('are one where only one of them starts it', () => {
  const files = {
    'common/index.js': common,
    'shop/index.js': program(`app.use(${guard});`),
    'goods/index.js': `import { Service } from '#common'; const { app } = Service.get(); ${goods}`,
  };
  expect(told(files)).toEqual({ 'GET /goods': 'yes' });
});
