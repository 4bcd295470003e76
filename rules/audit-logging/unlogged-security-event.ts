import { broken, defineRule, kept, placeKey, unknown, type Behaviour, type Location } from '../../src/rule.ts';

const isRefusal = (status: number | undefined): boolean => status === 401 || status === 403;
const refusalsOf = ({
  responses,
  throws,
}: Behaviour): readonly { readonly at: Location; readonly thrown: boolean }[] => [
  ...responses.filter((response) => isRefusal(response.status)).map(({ at }) => ({ at, thrown: false })),
  ...throws.filter((thrown) => isRefusal(thrown.status)).map(({ at }) => ({ at, thrown: true })),
];

export default defineRule({
  id: 'unlogged-security-event',
  about: 'backend',
  standards: ['audit-logging/security-events'],
  severity: 'warning',
  confidence: 'medium',
  preset: 'strict',
  cwe: [778],
  summary: 'A refused login or a refused access leaves no line in the log.',
  messages: {
    login: '{method} {path} refuses a login here and logs nothing.',
    logins: '{method} {path} refuses logins in {places} places, first here, and logs nothing.',
    access: '{name} refuses access here and logs nothing.',
    accesses: '{name} refuses access in {places} places, first here, and logs nothing.',
  },
  why: 'Ten thousand refused logins from one address are an attack. Nobody sees it when each of them is only an answer.',
  remedy:
    'Log each refusal as a warning with the account that was tried, the client address and the reason; never the password.',
  *check(_, model) {
    // A log of all requests shows refusals, with their address.
    const logged = model.applications.find((application) => application.requestLog.is === 'yes')?.requestLog;
    const handlerLogs = model.applications.some(({ errorHandlers }) =>
      errorHandlers.some(({ behaviour }) => behaviour?.logs.length !== 0),
    );
    const seen = new Set<string>();
    const logins = model.endpoints.filter((endpoint) => endpoint.purpose === 'login');
    const places = [
      ...logins.map(({ handler, method, path }) => ({
        behaviour: handler,
        message: 'login' as const,
        data: { method, path },
      })),
      ...model.behaviours.map((behaviour) => ({
        behaviour,
        message: 'access' as const,
        data: { name: behaviour.name === '' ? 'This function' : `'${behaviour.name}'` },
      })),
    ];
    for (const { behaviour, message, data } of places) {
      const refusals = refusalsOf(behaviour).filter(({ at }) => !seen.has(placeKey(at)));
      const [first] = refusals;
      if (first === undefined) continue;
      for (const { at } of refusals) seen.add(placeKey(at));
      const log = behaviour.logs[0] ?? behaviour.audits[0];
      if (log) yield kept(log.at, 'logged');
      else if (logged) yield kept(logged.at ?? first.at, logged.by ?? 'log of all requests');
      else if (!behaviour.complete) yield unknown('Not all that the function calls could be seen.', first.at);
      else {
        // Whoever mends one of them mends all: one finding, where the function refuses first.
        const places = refusals.length;
        const elsewhere = refusals.every(({ thrown }) => thrown) && handlerLogs;
        yield broken(places === 1 ? message : message === 'login' ? 'logins' : 'accesses', first.at, {
          data: { ...data, places },
          ...((elsewhere || message === 'access') && { confidence: 'low' as const }),
        });
      }
    }
  },
});
