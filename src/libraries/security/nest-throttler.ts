import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/throttler',
  is: ['security'],
  decorators: [
    { at: '.Throttle', does: 'metadata', items: '[0..]', sets: 'limits' },
    {
      at: '.SkipThrottle',
      does: 'metadata',
      items: '[0]',
      lifts: 'limits',
      lifting: ['[0] .default', '[0]'],
      liftingEach: '[0]',
    },
  ],
  namedSets: [
    { at: '.ThrottlerModule .forRoot', each: ['[0] .throttlers flat', '[0] flat'], name: 'name', unnamed: 'default' },
  ],
  middleware: [
    { at: '.ThrottlerGuard', does: 'limits' },
    { at: '.ThrottlerGuard ()', does: 'limits' },
  ],
  errors: [{ at: '.ThrottlerException', status: 429, message: '[0]' }],
} as const satisfies Library;
