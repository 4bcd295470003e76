import {
  broken,
  defineRule,
  isCarried,
  isHandedOn,
  isProbe,
  kept,
  unknown,
  type Endpoint,
  type Response,
} from '../../src/rule.ts';

/** The headers change what works in a page: only who wrote it knows whether it still does. */
function mayShowPages({ kind, method, purpose, handler }: Endpoint): boolean {
  if (kind === 'graphql' || purpose === 'page' || purpose === 'docs' || !handler.complete) return true;
  // What is asked for is answered: in a way that is not seen.
  if (method === 'GET' && handler.responses.length === 0) return true;
  return handler.responses.some(({ as, body }) => as === 'html' || as === 'file' || as === 'stream' || isMarkup(body));
}
/** A browser shows what it answers: a page, a file, text that it takes for one. */
function showsPages({ purpose, handler: { responses } }: Endpoint): boolean {
  return purpose === 'page' || responses.some(({ as, body }) => as === 'html' || as === 'file' || isMarkup(body));
}
/** Nothing is known of its answers, and none of them is made for programs. */
function mayBeForPeople(endpoints: readonly Endpoint[]): boolean {
  const answers = endpoints.flatMap(({ handler: { responses } }) => responses);
  const isData = ({ as, body }: Response): boolean =>
    as === 'json' || body?.shape === 'object' || body?.shape === 'array';
  return answers.some(({ as, body }) => as === undefined && body?.shape === 'unknown') && !answers.some(isData);
}
/** Text that browsers may take for a page. */
function isMarkup(body: Response['body']): boolean {
  return body?.shape === 'text' && body.text?.includes('<') !== false;
}

export default defineRule({
  id: 'missing-security-headers',
  about: 'application',
  standards: ['http-security/security-headers'],
  severity: 'warning',
  confidence: 'medium',
  cwe: [693, 1021],
  summary: 'An application sets no security headers.',
  messages: {
    none: 'This application sets no security headers on its answers.',
  },
  why: 'Without them a browser guesses content types, lets the pages be framed by others and falls back to plain HTTP.',
  remedy:
    'Register the security-header middleware of the framework before the routes. Where a proxy sets the headers, say so in a suppression.',
  *check(application, model) {
    const { at, endpoints, headers, serves, byPlatform, hardening } = application;
    // Messages have none.
    if (!serves || endpoints.every(({ kind }) => kind === 'grpc')) return;
    // Monitors and machines ask it, no browser shows what they get.
    const shown = endpoints.some((it) => it.kind !== 'websocket' && !isProbe(it));
    const isForPeople = endpoints.some(showsPages) || mayBeForPeople(endpoints);
    if (headers.is === 'no' && isHandedOn(application, model))
      yield unknown('Code that is not read is handed the application.', at);
    else if (headers.is === 'no')
      yield broken('none', at, {
        // Or it is told where the requests come in, or is for who runs it to set: for all of its functions at once.
        ...((!shown || byPlatform === true || isCarried(application, model) || !isForPeople) && {
          preset: 'strict' as const,
        }),
        ...(byPlatform === true && { cause: application.framework }),
        ...(hardening && !endpoints.some(mayShowPages) && { mend: { how: 'harden', by: hardening } as const }),
      });
    else if (headers.is === 'yes') yield kept(headers.at ?? at, headers.by);
    else if (headers.is !== 'not-applicable')
      yield unknown(headers.by ?? 'Not everything that is registered could be seen.', headers.at ?? at);
  },
});
