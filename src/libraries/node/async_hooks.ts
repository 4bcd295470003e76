import type { Library } from '../kinds.ts';

export default {
  package: 'node:async_hooks',
  ecosystem: 'node',
  types: { AsyncLocalStorage: ['.AsyncLocalStorage ()'], AsyncResource: ['.AsyncResource ()'] },
  flows: [
    { at: 'AsyncLocalStorage .run|enterWith', from: '[0]', to: 'receiver' },
    { at: 'AsyncLocalStorage .getStore', from: 'receiver', to: 'return' },
    { at: 'AsyncLocalStorage .run', from: '[1] ()', to: 'return' },
  ],
  callbacks: [
    { at: 'AsyncLocalStorage .run', function: '[1]', runs: 'now' },
    { at: 'AsyncLocalStorage .exit', function: '[0]', runs: 'now' },
    { at: 'AsyncResource .runInAsyncScope', function: '[0]', runs: 'now' },
  ],
  wraps: [{ at: '.AsyncResource .bind', function: '[0]' }],
} as const satisfies Library;
