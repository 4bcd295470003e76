import type { Library } from '../kinds.ts';

/** Loaders and actions of routes are endpoints that are not read yet. */
export default {
  package: '@react-router/node',
  aliases: ['@remix-run/express', '@react-router/express'],
  is: ['framework', 'rendering'],
  unread: true,
} as const satisfies Library;
