/** Endpoints that the project says are open to everyone on purpose. */
import type { Answer, BackendModel, Endpoint } from '../model/model.ts';

/**
 * The model in which endpoints that the patterns for their file name need no authentication: a path (`/health`), a path pattern
 * (`/docs/*`), or either after a method (`GET /books`). What authenticates its caller all the same stays as it is.
 */
export function withPublicEndpoints(
  model: BackendModel,
  patternsFor: (path: string) => readonly string[],
): BackendModel {
  const matchers = new Map<readonly string[], ReturnType<typeof matcher>[]>();
  const matchersFor = (path: string): ReturnType<typeof matcher>[] => {
    const patterns = patternsFor(path);
    const known = matchers.get(patterns) ?? patterns.map(matcher);
    matchers.set(patterns, known);
    return known;
  };
  const opened = new Map<Endpoint, Endpoint>();
  for (const endpoint of model.endpoints) {
    const found =
      endpoint.authenticated.is === 'yes'
        ? undefined
        : matchersFor(endpoint.at.path).find(({ covers }) => covers(endpoint));
    const open: Answer | undefined = found && {
      is: 'not-applicable',
      by: `public by the configuration: ${found.pattern}`,
    };
    if (open) opened.set(endpoint, { ...endpoint, authenticated: open, authorized: open });
  }
  if (opened.size === 0) return model;
  const now = (endpoint: Endpoint): Endpoint => opened.get(endpoint) ?? endpoint;
  const applications = model.applications.map((application) => ({
    ...application,
    endpoints: application.endpoints.map(now),
    late: application.late.map((it) => ({ ...it, before: it.before.map(now) })),
    errorHandlers: application.errorHandlers.map((handler) => ({ ...handler, afterIt: handler.afterIt.map(now) })),
  }));
  // The other members as they are, also those that are computed when a rule asks for them.
  return Object.create(model, {
    endpoints: { value: model.endpoints.map(now), enumerable: true },
    applications: { value: applications, enumerable: true },
  }) as BackendModel;
}

/** Which endpoints a pattern is for. */
export function matcher(pattern: string): {
  readonly pattern: string;
  readonly covers: (endpoint: Endpoint) => boolean;
} {
  const [, method, written = pattern] = /^([A-Za-z]+)\s+(.*)$/.exec(pattern.trim()) ?? [];
  const path = shape(written);
  return {
    pattern,
    covers: (endpoint) => {
      if (method !== undefined && method.toUpperCase() !== endpoint.method) return false;
      const own = shape(endpoint.path);
      return path.endsWith('/*') ? own === path.slice(0, -2) || own.startsWith(path.slice(0, -1)) : own === path;
    },
  };
}
/** Without the names of parameters and the last slash. */
function shape(path: string): string {
  const made = path.replace(/:\w+|\{\w+\}/g, ':').replace(/\/+$/, '');
  return made.startsWith('/') || made.startsWith('*') ? made : `/${made}`;
}
