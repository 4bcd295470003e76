import type { Library } from '../kinds.ts';

export default {
  package: 'nest-router',
  is: ['framework'],
  prefixes: [
    {
      at: '.RouterModule .forRoutes',
      prefix: '[0]',
      tree: { path: 'path', target: 'module', children: 'children' },
    },
  ],
} as const satisfies Library;
