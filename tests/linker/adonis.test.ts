// Routers of one application that groups fill from callbacks, with controllers and middleware that are loaded when needed.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const KERNEL = `import router from '@adonisjs/core/services/router';
router.use([() => import('@adonisjs/auth/initialize_auth_middleware')]);
export const middleware = router.named({ auth: () => import('./auth_middleware.ts'), guest: () => import('./guest_middleware.ts') });`;
const AUTH = `import type { HttpContext } from '@adonisjs/core/http';
import type { NextFn } from '@adonisjs/core/types/http';
export default class AuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn, options: { guards?: string[] } = {}) {
    await ctx.auth.authenticateUsing(options.guards, { loginRoute: '/login' });
    return next();
  }
}`;
const GUEST = `export default class GuestMiddleware {
  async handle(ctx, next) {
    if (await ctx.auth.check()) return ctx.response.redirect('/');
    return next();
  }
}`;
const CONTROLLER = `import type { HttpContext } from '@adonisjs/core/http';
export default class PostsController {
  async index({ response }: HttpContext) { return response.ok([]); }
  async store({ response }: HttpContext) { return response.created({}); }
  async show({ response }: HttpContext) { return response.ok({}); }
  async update({ response }: HttpContext) { return response.ok({}); }
  async destroy({ response }: HttpContext) { return response.noContent(); }
}`;
/** Endpoints of a file of routes, with the answers to who gets through. */
function told(routes: string): readonly string[] {
  const model = modelOf(
    {
      'routes.ts': `import router from '@adonisjs/core/services/router'; import { middleware } from './kernel.ts';
const PostsController = () => import('./posts_controller.ts');\n${routes}`,
      'kernel.ts': KERNEL,
      'auth_middleware.ts': AUTH,
      'guest_middleware.ts': GUEST,
      'posts_controller.ts': CONTROLLER,
    },
    { '@adonisjs/core': '6.0.0', '@adonisjs/auth': '9.0.0' },
  );
  return model.endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is} ${it.handler.name}`).sort();
}

it('puts what is registered inside a group below its prefix and behind its middleware, which are told later', () => {
  expect(
    told(`router.group(() => {
      router.get('/posts', [PostsController, 'index']);
      router.group(() => { router.post('/', [PostsController, 'store']); }).prefix('/new').use(middleware.auth());
    }).prefix('/api/v1');
    router.get('/posts/:id', [PostsController, 'show']).use(middleware.auth({ guards: ['api'] }));
    router.get('/welcome', async () => 'hello').use(middleware.guest());`),
  ).toEqual([
    'GET /api/v1/posts no index',
    'GET /posts/:id yes show',
    'GET /welcome no ',
    'POST /api/v1/new yes store',
  ]);
});

it('has the actions of resources, those that are kept, with what runs before some of them', () => {
  expect(
    told(`router.resource('posts', PostsController).apiOnly().use(['store', 'update', 'destroy'], middleware.auth());
    router.resource('posts.comments', PostsController).only(['index', 'show']);`),
  ).toEqual([
    'DELETE /posts/:id yes destroy',
    'GET /posts no index',
    'GET /posts/:id no show',
    'GET /posts/:post_id/comments no index',
    'GET /posts/:post_id/comments/:id no show',
    'PATCH /posts/:id yes update',
    'POST /posts yes store',
    'PUT /posts/:id yes update',
  ]);
});
it('takes what is set for the server for all routes, wherever that stands', () => {
  expect(
    told(`import server from '@adonisjs/core/services/server';
    router.get('/posts', [PostsController, 'index']);
    server.use([() => import('./auth_middleware.ts')]);`),
  ).toEqual(['GET /posts yes index']);
});
it('finds controllers and middleware by their names, and says so where it does not', () => {
  const model = modelOf(
    {
      'start/routes.ts': `import Route from '@ioc:Adonis/Core/Route';
Route.get('/posts', 'PostsController.index').middleware('auth:api');
Route.get('/lost', 'LostController.index');
Route.post('/held', 'PostsController.store').middleware('lost');
Route.put('/gone', 'PostsController.store').middleware('gone');`,
      'start/kernel.ts': `import Server from '@ioc:Adonis/Core/Server';
Server.middleware.registerNamed({ auth: () => import('./auth_middleware.ts'), gone: () => import('./gone.ts') });`,
      'auth_middleware.ts': `export default class Auth {
  async handle({ auth }, next) { await auth.use('api').authenticate(); await next(); }
}`,
      'app/Controllers/Http/PostsController.ts': CONTROLLER,
    },
    { '@adonisjs/core': '5.0.0', '@adonisjs/auth': '8.0.0' },
  );
  expect(
    model.endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is} ${it.handler.name}`).sort(),
  ).toEqual([
    "GET /lost unknown 'LostController.index'",
    'GET /posts yes index',
    'POST /held unknown store',
    'PUT /gone unknown store',
  ]);
});
