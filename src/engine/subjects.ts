import type { BackendModel, Suppression } from '../model/model.ts';
import type { Subjects } from '../rule.ts';

/** What a rule run after the others is handed beside the model. */
export interface Occasion {
  readonly model: BackendModel;
  readonly suppressions: readonly Suppression[];
}

type Lists = { readonly [About in keyof Subjects]: (on: Occasion) => readonly Subjects[About][] };

/** Where the subjects of each kind are found: the only place that knows. */
const lists: Lists = {
  endpoint: ({ model }) => model.endpoints,
  application: ({ model }) => model.applications,
  query: ({ model }) => model.queries,
  access: ({ model }) => model.accesses,
  transaction: ({ model }) => model.transactions,
  acquisition: ({ model }) => model.acquisitions,
  pool: ({ model }) => model.pools,
  catch: ({ model }) => model.catches,
  'lost-error': ({ model }) => model.lostErrors,
  response: ({ model }) => model.responses,
  log: ({ model }) => model.logs,
  audit: ({ model }) => model.audits,
  schema: ({ model }) => model.schemas,
  validation: ({ model }) => model.validations,
  upload: ({ model }) => model.uploads,
  outbound: ({ model }) => model.outbound,
  secret: ({ model }) => model.secrets,
  token: ({ model }) => model.tokens,
  password: ({ model }) => model.passwords,
  cipher: ({ model }) => model.ciphers,
  session: ({ model }) => model.sessions,
  limiter: ({ model }) => model.limiters,
  parser: ({ model }) => model.parsers,
  signature: ({ model }) => model.signatures,
  blocking: ({ model }) => model.blocking,
  wiring: ({ model }) => model.wiring,
  sink: ({ model }) => model.sinks,
  thrown: ({ model }) => model.thrown,
  suppression: ({ suppressions }) => suppressions,
  backend: ({ model }) => [model],
};

/** All subjects of one kind. */
export function subjectsOf<About extends keyof Subjects>(about: About, on: Occasion): readonly Subjects[About][] {
  return lists[about](on);
}
