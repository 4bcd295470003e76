// Controllers of one framework that an application of another serves: what stands before them there, and where.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const CONTROLLER = `import { get, del, param } from '@loopback/rest';
export class ThingsController {
  @get('/things') list() { return []; }
  @del('/admin/things/{id}') remove(@param.path.number('id') id: number) { return id; }
}`;
function told(main: string): readonly string[] {
  const model = modelOf({
    'index.ts': `import express from 'express'; import { BootMixin } from '@loopback/boot'; import { RestApplication } from '@loopback/rest';
const guard = (req, res, next) => (req.headers['x-key'] === process.env.KEY ? next() : res.status(401).json({}));
${main}`,
    'things.controller.ts': CONTROLLER,
  });
  return model.endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`);
}

it('have what stands before the mount before them', () => {
  expect(
    told(`const lb = new RestApplication(); const app = express();
app.use('/api', guard); app.use('/api', lb.requestHandler); app.listen(3000);`),
  ).toEqual(['GET /api/things yes', 'DELETE /api/admin/things/:id yes']);
  expect(
    told(`const lb = new RestApplication(); const app = express();
app.use('/api', guard, lb.requestHandler); app.listen(3000);`),
  ).toEqual(['GET /api/things yes', 'DELETE /api/admin/things/:id yes']);
});
it('have only what stands before it, and on their path', () => {
  expect(
    told(`class App extends BootMixin(RestApplication) { constructor() { super(); this.basePath('/v1'); } }
class Server { app = express(); lb = new App();
  constructor() { this.app.use('/api/v1/admin', guard); this.app.use('/api', this.lb.requestHandler); this.app.use(guard); }
  async start() { await this.lb.start(); this.app.listen(3000); } }
const server = new Server(); server.start();`),
  ).toEqual(['GET /api/v1/things no', 'DELETE /api/v1/admin/things/:id yes']);
});
it('may have more where the place of that application is not followed', () => {
  expect(
    told(`const lb = new RestApplication(); const app = express(); const router = express.Router();
router.use('/x', lb.requestHandler); app.use('/api', guard, router); app.listen(3000);`),
  ).toEqual(['GET /x/things unknown', 'DELETE /x/admin/things/:id unknown']);
});
it('stand below the path of their application', () => {
  const path = `constructor() { super(); this.basePath('/v1'); }`;
  expect(told(`class App extends BootMixin(RestApplication) { ${path} } const app = new App(); app.start();`)[0]).toBe(
    'GET /v1/things no',
  );
  expect(told(`const app = new RestApplication({ rest: { basePath: '/v2' } }); app.start();`)[0]).toBe(
    'GET /v2/things no',
  );
});
