import type { Library } from '../kinds.ts';

export default {
  package: '@remix-run/node',
  aliases: ['@remix-run/server-runtime', '@react-router/node'],
  is: ['rendering'],
} as const satisfies Library;
