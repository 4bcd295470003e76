import type { Library } from '../kinds.ts';

/** Loaders and actions of routes are endpoints that are not read yet. */
export default {
  package: '@remix-run/node',
  aliases: ['@remix-run/server-runtime', '@react-router/node', '@remix-run/express', '@react-router/express'],
  is: ['framework', 'rendering'],
  unread: true,
} as const satisfies Library;
