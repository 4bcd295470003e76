// Functions that fill parameters of a method run before it, and refuse requests by throwing.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('a decorator of the project decides by its options whom it refuses', () => {
  const { endpoints } = modelOf(
    {
      'app.ts': `import { createExpressServer, createParamDecorator, Get, JsonController, UnauthorizedError } from 'routing-controllers'; import { verify } from 'jsonwebtoken';
        function Caller(options?: { required?: boolean }) {
          return createParamDecorator({
            value: async (action) => {
              const token = action.request.headers.authorization;
              if (options?.required && !token) throw new UnauthorizedError();
              return options?.required ? verify(token, process.env.KEY) : undefined;
            },
          });
        }
        const Language = createParamDecorator({ value: (action) => action.request.headers['accept-language'] });
        @JsonController('/hats')
        class Hats {
          @Get('/all') all(@Language language: string) { return language; }
          @Get('/own') own(@Caller({ required: true }) caller: unknown) { return caller; }
          @Get('/some') some(@Caller() caller: unknown) { return caller; }
        }
        createExpressServer({ controllers: [Hats] }).listen(3000);`,
    },
    { 'routing-controllers': '0.10.4', express: '4.19.0' },
  );
  expect(
    endpoints.map(
      ({ path, chain, authenticated }) => `${path}: ${chain.map(({ text }) => text).join()}; ${authenticated.is}`,
    ),
  ).toEqual([
    '/hats/all: createExpressServer({…}),@createParamDecorator({…}); no',
    '/hats/own: createExpressServer({…}),@Caller({…}); yes',
    '/hats/some: createExpressServer({…}),@Caller(); no',
  ]);
});

it('that somebody is signed in at all is no right', () => {
  const { endpoints } = modelOf(
    {
      'app.ts': `import { createExpressServer, createParamDecorator, Get, JsonController, UnauthorizedError } from 'routing-controllers';
        const Caller = () => createParamDecorator({
          value: (action) => {
            if (action.request.auth.method === 'none') throw new UnauthorizedError();
            return action.request.auth;
          },
        });
        @JsonController('/hats')
        class Hats {
          @Get('/own') own(@Caller() caller: unknown) { return caller; }
        }
        createExpressServer({ controllers: [Hats] }).listen(3000);`,
    },
    { 'routing-controllers': '0.10.4', express: '4.19.0' },
  );
  expect(endpoints.map(({ authenticated, authorized }) => `${authenticated.is} ${authorized.is}`)).toEqual(['yes no']);
});
