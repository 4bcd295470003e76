import type { Library } from '../kinds.ts';

/** A router that also collects the decorators of its handlers; routes are registered as on the router it extends. */
export default {
  package: 'koa-swagger-decorator',
  versions: '1',
  is: ['framework', 'documents'],
  types: { SwaggerRouter: ['.SwaggerRouter ()'] },
  extends: { SwaggerRouter: ['@koa/router:Router'] },
  routers: ['SwaggerRouter'],
} as const satisfies Library;
