import type { Library } from '../kinds.ts';

export default {
  package: '@hono/node-server',
  is: ['framework'],
  middleware: [{ at: '/serve-static .serveStatic ()', does: 'static' }],
  sources: [{ at: '/conninfo .getConnInfo ()', part: 'headers', shape: 'text' }],
  settings: [{ at: '.serve|createAdaptorServer', is: 'listens' }],
} as const satisfies Library;
