import type { Library } from '../kinds.ts';

export default {
  package: 'nanoid',
  aliases: ['cuid', '@paralleldrive/cuid2', 'ulid', 'shortid'],
  crypto: [
    { at: '.nanoid|createId|ulid|generate', does: 'random' },
    { at: '/', does: 'random' },
  ],
  sanitizers: [
    { at: '.nanoid|createId|ulid|generate', safeFor: ['*'], yields: 'text' },
    { at: '/', safeFor: ['*'], yields: 'text' },
  ],
} as const satisfies Library;
