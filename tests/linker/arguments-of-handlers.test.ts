// A guard that takes the request by its place among what the handler is called with.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each(['switchToHttp().getRequest()', 'getArgByIndex(0)', 'getArgs()[0]'])('asks the request of %s', (request) => {
  const { endpoints } = modelOf({
    'app.ts': `import { CanActivate, Controller, ExecutionContext, Injectable, MiddlewareConsumer, Module, NestMiddleware, Put, UseGuards } from '@nestjs/common';
@Injectable() class Noting implements NestMiddleware {
  use(req: any, res: any, next: () => void) { req.isBoss = req.headers.authorization === \`Bearer \${process.env.BOSS}\`; next(); }
}
@Injectable() class Asking implements CanActivate {
  canActivate(context: ExecutionContext) { return context.${request}.isBoss; }
}
@Controller('places') class Places { @Put(':id') @UseGuards(Asking) rename() { return {}; } }
@Module({ controllers: [Places] })
export class App { configure(consumer: MiddlewareConsumer) { consumer.apply(Noting).forRoutes(Places); } }`,
  });
  expect(endpoints.map((it) => it.authenticated.is)).toEqual(['yes']);
});
