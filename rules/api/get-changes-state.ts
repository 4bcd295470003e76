import {
  type BackendModel,
  broken,
  businessEndpoints,
  defineRule,
  type DataAccess,
  type Endpoint,
  isTable,
  kept,
  roleOf,
  styleOf,
  tableName,
} from '../../src/rule.ts';

export default defineRule({
  id: 'get-changes-state',
  about: 'application',
  standards: ['api/method-semantics'],
  severity: 'warning',
  confidence: 'medium',
  preset: 'strict',
  summary: 'A request that should only read changes what is stored.',
  messages: {
    changes: '{method} {path} {does} rows of {table}.',
  },
  why: 'Browsers, crawlers, link previews and caches send GET without asking anybody, some of them twice: what it changes is changed by all of them, and a page of a stranger can have a visitor send it.',
  remedy: 'Change it by POST, PUT, PATCH or DELETE.',
  *check(application, model) {
    if (styleOf(application) === 'rpc') return;
    for (const endpoint of businessEndpoints(application)) {
      if (endpoint.method !== 'GET' && endpoint.method !== 'HEAD') continue;
      const change = isReturn(endpoint) ? undefined : endpoint.handler.writes.find((it) => changes(it, model));
      if (change !== undefined)
        yield broken('changes', change.at, {
          data: {
            method: endpoint.method,
            path: endpoint.path,
            does: DOES[change.does]!,
            table: tableName(change.target),
          },
          endpoints: [endpoint],
        });
      else if (endpoint.handler.writes.length === 0 && endpoint.handler.complete && endpoint.handler.blind.length === 0)
        yield kept(endpoint.at);
    }
  },
});
const DOES: Readonly<Partial<Record<DataAccess['does'], string>>> = {
  create: 'makes',
  update: 'changes',
  upsert: 'makes or changes',
  delete: 'deletes',
};
/** Links that are mailed, and where a browser comes back to: nothing but GET gets there. */
const LINKS =
  /(?:callback|confirm|verif|activat|unsubscri|subscri|accept|invit|click|track|redirect|oauth|auth|sso|connect|return|magic|token|cron|seed|migrat|sync|refresh)/i;
function isReturn({ path, handler }: Endpoint): boolean {
  return LINKS.test(path) || handler.responses.some(({ as }) => as === 'redirect');
}
/** State that only serves the service: sessions, caches, codes, records of what happened. */
const SERVING =
  /session|token|cache|log|audit|event|histor|visit|view|hit|stat|metric|analytic|counter|otp|code|lock|job|queue|attempt|activit|notification|presence|import|export/i;
/** Columns that tell when something was seen, how often and whether. */
const STAMPS = /(?:at|on|date|time|seen|count|views?|visits?|hits?|opened|read|status|last\w*|used\w*)$/i;
/** It changes business data, as far as what is written is seen. */
function changes({ at, does, fields, package: name, relative, target }: DataAccess, model: BackendModel): boolean {
  if (DOES[does] === undefined || !isTable(target) || SERVING.test(target) || relative === true) return false;
  if (roleOf(at, model) !== 'source') return false;
  if (model.packages.some((it) => it.name === name && it.is.includes('cache'))) return false;
  if (does === 'delete') return true;
  return fields?.some((field) => !STAMPS.test(field)) === true;
}
