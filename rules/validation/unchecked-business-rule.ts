import { broken, defineRule, kept, tableName, unknown } from '../../src/rule.ts';

const natural = /^(?:e-?mail|user[_-]?name|sku|slug|isbn|phone)$/i;

export default defineRule({
  id: 'unchecked-business-rule',
  about: 'endpoint',
  standards: ['validation/business-rules-before-write'],
  severity: 'info',
  confidence: 'low',
  preset: 'strict',
  cwe: [840],
  summary: 'A row with a natural key is inserted without dealing with one that exists already.',
  messages: {
    unchecked: '{method} {path} creates {target} without dealing with one that exists already.',
  },
  why: 'The second registration with one address ends as a 500 when a constraint stands behind it, and as two accounts when none does.',
  remedy:
    'Let the constraint decide and answer its violation with 409, or look for the row first and keep the constraint for the race.',
  *check(endpoint, model) {
    const { writes, reads, responses, throws, complete } = endpoint.handler;
    const create = writes.find((access) => {
      const fields =
        access.fields ?? (Array.isArray(access.query?.columns) ? (access.query.columns as readonly string[]) : []);
      return access.does === 'create' && (endpoint.purpose === 'signup' || fields.some((name) => natural.test(name)));
    });
    if (!create) return;
    const conflict =
      responses.find((response) => response.status === 409) ?? throws.find((thrown) => thrown.status === 409);
    const lookup = reads.find((read) => read.target === create.target);
    const application = model.applications.find((each) => each.endpoints.includes(endpoint));
    const mapped = application?.errorHandlers.some((handler) => handler.maps.is !== 'no') ?? false;
    if (conflict ?? lookup) yield kept((conflict ?? lookup ?? create).at, conflict ? '409' : 'looked up before');
    else if (!complete) yield unknown('Not all that runs for this endpoint could be seen.', create.at);
    else if (mapped) yield unknown('The error handler may answer the violated constraint.', create.at);
    else
      yield broken('unchecked', create.at, {
        data: { method: endpoint.method, path: endpoint.path, target: tableName(create.target) },
      });
  },
});
