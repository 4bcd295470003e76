import type { Library } from '../kinds.ts';

export default {
  package: 'koa-bodyparser',
  aliases: ['@koa/bodyparser', 'koa-better-body', 'koa-json-body'],
  is: ['framework'],
  middleware: [
    { at: '()', does: 'parses', parts: ['body'], shape: 'deep' },
    { at: '.bodyParser|koaBodyParser ()', does: 'parses', parts: ['body'], shape: 'deep' },
  ],
} as const satisfies Library;
