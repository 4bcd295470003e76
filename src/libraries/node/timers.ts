import type { Library } from '../kinds.ts';

export default {
  package: 'node:timers',
  ecosystem: 'node',
  callbacks: [{ at: '.setTimeout|setInterval|setImmediate', function: '[0]', runs: 'later', drops: true }],
  // Only a signal can end the wait early, by an error.
  infallible: [
    { at: '/promises .setTimeout', when: [{ argument: '[2] .signal', present: false }] },
    { at: '.promises .setTimeout', when: [{ argument: '[2] .signal', present: false }] },
    { at: '/promises .setImmediate', when: [{ argument: '[1] .signal', present: false }] },
    { at: '.promises .setImmediate', when: [{ argument: '[1] .signal', present: false }] },
    { at: '/promises .scheduler .wait', when: [{ argument: '[1] .signal', present: false }] },
    { at: '.promises .scheduler .wait', when: [{ argument: '[1] .signal', present: false }] },
    { at: '/promises .scheduler .yield' },
    { at: '.promises .scheduler .yield' },
  ],
} as const satisfies Library;
