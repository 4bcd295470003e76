import type { Library } from '../kinds.ts';

export default {
  package: 'pino-http',
  aliases: ['express-pino-logger', 'koa-pino-logger', 'hono-pino'],
  is: ['logger'],
  types: { Logger: ['() .logger', '.pinoHttp () .logger'] },
  extends: { Logger: ['pino:Logger'] },
  middleware: [
    { at: '()', does: 'logs' },
    { at: '.pinoHttp ()', does: 'logs' },
    { at: '.default ()', does: 'logs' },
    { at: '.pinoLogger ()', does: 'logs' },
  ],
} as const satisfies Library;
