import type { Library } from '../kinds.ts';

export default {
  package: 'node:events',
  aliases: ['eventemitter2', 'eventemitter3'],
  ecosystem: 'node',
  types: { EventEmitter: ['()', '.EventEmitter ()', '.EventEmitter2 ()', '.EventEmitterAsyncResource ()'] },
  fluent: [
    'EventEmitter .on|once|addListener|prependListener|prependOnceListener|off|removeListener|removeAllListeners|setMaxListeners',
  ],
  callbacks: [
    { at: 'EventEmitter .on|once|addListener|prependListener|prependOnceListener', function: '[1]', runs: 'later' },
    // With captureRejections the emitter tells its listeners of `error`.
    {
      at: 'EventEmitter .on|once|addListener|prependListener|prependOnceListener',
      function: '[1]',
      runs: 'later',
      drops: true,
      when: [{ argument: 'receiver [0] .captureRejections', isNot: true }],
    },
    {
      at: 'EventEmitter .on|once|addListener',
      function: '[1]',
      runs: 'error',
      when: [{ argument: '[0]', is: 'error' }],
    },
  ],
  queues: [
    { at: 'EventEmitter .emit|emitAsync', does: 'publish', queue: '[0]' },
    { at: 'EventEmitter .on|once|addListener', does: 'consume', queue: '[0]', handler: '[1]' },
  ],
} as const satisfies Library;
