import type { Library } from '../kinds.ts';

export default {
  package: '@t3-oss/env-core',
  aliases: ['@t3-oss/env-nextjs', '@t3-oss/env-nuxt'],
  configured: ['.createEnv () .*'],
} as const satisfies Library;
