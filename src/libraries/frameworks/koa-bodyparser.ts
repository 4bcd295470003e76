import type { Library } from '../kinds.ts';

export default {
  package: 'koa-bodyparser',
  aliases: ['@koa/bodyparser', 'koa-better-body', 'koa-json-body'],
  is: ['framework'],
  middleware: [
    { at: '()', does: 'parses', parts: ['body'], shape: 'deep' },
    { at: '.bodyParser|koaBodyParser ()', does: 'parses', parts: ['body'], shape: 'deep' },
  ],
  setups: [
    { at: '/', is: 'body-parser', bytes: ['[0] .jsonLimit', '[0] .formLimit', '[0] .textLimit', '[0] .xmlLimit'] },
    {
      at: '.bodyParser|koaBodyParser',
      is: 'body-parser',
      bytes: ['[0] .jsonLimit', '[0] .formLimit', '[0] .textLimit', '[0] .xmlLimit'],
    },
  ],
} as const satisfies Library;
