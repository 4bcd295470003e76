// What a helper gives back in a list runs one after another, and applications that a factory makes are set up by it.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function endpoints(source: string): readonly string[] {
  const { endpoints: found } = modelOf({
    'app.ts': `import { Hono } from 'hono'; import { createFactory } from 'hono/factory'; import { jwt } from 'hono/jwt';
const guard = jwt({ secret: process.env.KEY!, alg: 'HS256' });
${source}`,
  });
  return found.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`);
}
it('where the handlers of a route are made together', () => {
  expect(
    endpoints(`const factory = createFactory(); const app = new Hono();
const shown = factory.createHandlers(guard, (c) => c.json(1)); const open = factory.createHandlers((c) => c.json(1));
app.get('/shown', ...shown); app.get('/open', ...open); export default app;`),
  ).toEqual(['GET /shown yes', 'GET /open no']);
});
it('where each application is handed to a function', () => {
  expect(
    endpoints(`const factory = createFactory({ initApp: (app) => { app.use('/kept/*', guard); } });
const app = factory.createApp(); app.get('/kept/a', (c) => c.json(1)); app.get('/open', (c) => c.json(1)); export default app;`),
  ).toEqual(['GET /kept/a yes', 'GET /open no']);
});
