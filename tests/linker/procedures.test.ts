// Routers of procedures: those that are loaded when they are needed, procedures continued with others, and own calls.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const PACKAGE = JSON.stringify({
  dependencies: { next: '^15', '@trpc/server': '^11', '@prisma/client': '^6', 'other-steps': '^1' },
});
const BASE = `import { initTRPC, TRPCError } from '@trpc/server';
import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient();
const t = initTRPC.context<Context>().create();
export const createRouter = t.router;
export const createCallerFactory = t.createCallerFactory;
export const open = t.procedure;
const known = ({ ctx, next }) => {
  if (!ctx.session?.user) throw new TRPCError({ code: 'UNAUTHORIZED' });
  return next({ ctx });
};
export const own = t.procedure.use(known);
export const sometimes = (process.env.OPEN ? t.procedure : t.procedure.use(known)).use(({ next }) => next());
export const withSensor = (right: string) =>
  t.procedure.use(async ({ ctx, input, next }) => {
    const sensor = await db.sensor.findFirst({
      where: { id: input.id, rights: { some: { userId: ctx.session.user.id, right } } },
    });
    if (!sensor) throw new TRPCError({ code: 'FORBIDDEN' });
    return next({ ctx: { sensor } });
  });
`;
const serve = (router: string): string => `import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { ${router} } from '../../../../server/root';
const handler = (req: Request) =>
  fetchRequestHandler({ endpoint: '/api/trpc', router: ${router}, req, createContext: () => ({}) });
export { handler as GET, handler as POST };
`;
async function told(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = folderWith({ 'package.json': PACKAGE, 'server/base.ts': BASE, ...files });
  const endpoints = await endpointsOf(folder, { cache: false, workers: 0 });
  return endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is} ${it.authorized.is}`).sort();
}

it('loads routers when they are needed, and adds the steps of other procedures', async () => {
  const found = await told({
    'app/api/trpc/[trpc]/route.ts': serve('root'),
    'server/root.ts': `import { lazy } from '@trpc/server';
      import { createRouter } from './base';
      export const root = createRouter({
        people: lazy(() => import('./people').then((given) => given.people)),
        info: lazy(() => import('./info')),
        sensors: lazy(async () => (await import('./sensors')).sensors),
      });`,
    'server/people.ts': `import { createRouter, db, own, sometimes } from './base';
      export const limit = 10;
      export const people = createRouter({
        all: own.query(() => db.person.findMany({ take: limit })),
        some: sometimes.query(() => db.person.findMany({ take: limit })),
      });`,
    'server/info.ts': `import { createRouter, open } from './base';
      export default createRouter({ version: open.query(() => '1') });`,
    'server/sensors.ts': `import { createRouter, db, own, withSensor } from './base';
      import { otherSteps } from 'other-steps';
      export const sensors = createRouter({
        enable: own.concat(withSensor('interact')).mutation(({ ctx }) => db.sensor.update(ctx.sensor)),
        other: own.concat(otherSteps()).mutation(() => db.sensor.deleteMany()),
        plain: own.mutation(() => db.sensor.deleteMany()),
      });`,
  });
  expect(found).toEqual([
    'GET /api/trpc/info.version no no',
    'GET /api/trpc/people.all yes no',
    'GET /api/trpc/people.some conditional no',
    'POST /api/trpc/sensors.enable yes yes',
    'POST /api/trpc/sensors.other yes unknown',
    'POST /api/trpc/sensors.plain yes no',
  ]);
});

it('serves nobody by calling procedures itself', async () => {
  const guarded = (calls: string): string => `import { caller, tools } from '../../../server/root';
    export async function POST(req: Request) {
      const key = req.headers.get('x-key');
      if (!key || key !== process.env.KEY) return new Response('no', { status: 401 });
      return Response.json(await ${calls}.info.version());
    }`;
  const files = {
    'server/info.ts': `import { createRouter, open } from './base';
      export const info = createRouter({ version: open.query(() => '1') });`,
    'server/root.ts': `import { createCallerFactory, createRouter } from './base';
      import { info } from './info';
      export const root = createRouter({ info });
      export const tools = createRouter({ info });
      export const caller = createCallerFactory(root);`,
  };
  for (const calls of ['tools.createCaller({})', 'caller({})']) {
    const asked = { ...files, 'app/api/tools/route.ts': guarded(calls) };
    const served = await told({ ...asked, 'app/api/trpc/[trpc]/route.ts': serve('root') });
    expect(served).toEqual(['GET /api/trpc/info.version no no', 'POST /api/tools yes no']);
    const unseen = await told(asked);
    expect(unseen).toContain('POST /api/tools yes no');
    expect(unseen.filter((it) => it.includes('info.version yes'))).toEqual([]);
  }
});
