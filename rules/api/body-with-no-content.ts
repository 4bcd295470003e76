import { broken, defineRule, kept } from '../../src/rule.ts';

const NO_CONTENT = 204;

export default defineRule({
  id: 'body-with-no-content',
  about: 'backend',
  standards: ['api/truthful-status-codes'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  summary: 'A body is sent with status 204, with which none can be.',
  messages: {
    body: 'The answer has status 204 and a body, which no client receives.',
  },
  why: 'The server leaves the body out, or the client takes it for the start of the next answer. What it says never arrives.',
  remedy: 'Answer 200 with the body, or 204 without one.',
  *check(_, { responses, endpoints }) {
    // Where an endpoint says the status of all that it answers, an answer needs none of its own.
    const silent = endpoints.flatMap(({ usualStatus, handler }) =>
      usualStatus === NO_CONTENT
        ? handler.responses.filter(({ status, onError }) => status === undefined && !onError)
        : [],
    );
    for (const { at, body } of [...responses.filter(({ status }) => status === NO_CONTENT), ...silent]) {
      if (body === undefined) continue;
      const said = body.keys.length > 0 || (body.text !== undefined && body.text !== '');
      if (said) yield broken('body', at);
      else if (body.shape === 'none') yield kept(at);
    }
  },
});
