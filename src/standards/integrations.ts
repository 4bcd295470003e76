import type { Standard } from './standard.ts';

export const integrations: readonly Standard[] = [
  {
    id: 'integrations/anti-corruption-adapters',
    title: 'External systems are reached through adapters that translate their model into ours.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'one client class per vendor in integrations/clients, returning domain types; SDK imported there only.',
      violated:
        'stripe/axios/aws-sdk used directly in controllers or in many services; vendor types in domain signatures.',
    },
    cautions: 'Infrastructure SDKs (logger, tracing).',
  },
  {
    id: 'integrations/verified-webhooks',
    title: 'Incoming webhooks, payments first of all, are verified and validated before they change state.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`stripe.webhooks.constructEvent(rawBody, sig, secret)`, HMAC with `timingSafeEqual`, schema parse, event id stored for idempotency.',
      violated:
        '`/webhook/*` handler writing state straight from `req.body`; signature over re-serialised JSON; JWT auth middleware demanded of the provider.',
    },
    cautions: 'Verification may be a middleware; IP allow-list or mTLS at the gateway by config.',
  },
  {
    id: 'integrations/contracted-service-calls',
    title: 'Calls between services follow a shared contract and pattern, documented on both sides.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'proto', 'yaml'],
    evidence: {
      satisfied: 'generated client from proto/OpenAPI, base URL from config, request id and auth forwarded.',
      violated: 'hand-built URLs to sibling services, response used untyped.',
    },
    cautions: 'Event-only coupling has its event schema as contract.',
  },
];
