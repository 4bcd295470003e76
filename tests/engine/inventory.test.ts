import { describe, expect, it } from 'vitest';
import { blankModel } from '../../src/engine/blank-model.ts';
import { inventoryOf } from '../../src/engine/inventory.ts';
import type { Answer, BackendModel, Endpoint } from '../../src/model/model.ts';
import { anywhere } from './fakes.ts';

const at = anywhere('app.js');
const no: Answer = { is: 'no' };
const yes: Answer = { is: 'yes', at };
const handler: Endpoint['handler'] = {
  name: 'handler',
  at,
  complete: true,
  blind: [],
  writes: [],
  reads: [],
  responses: [],
  logs: [],
  audits: [],
  outbound: [],
  throws: [],
  inputs: [],
  async: false,
};
const endpoint = (more: Partial<Endpoint> = {}): Endpoint => ({
  method: 'GET',
  path: '/loaves',
  kind: 'rest',
  at,
  params: [],
  chain: [],
  chainComplete: true,
  unseen: [],
  handler,
  framework: 'some',
  authenticated: no,
  authorized: no,
  validated: { body: { is: 'not-applicable' }, query: yes, path: yes },
  rateLimited: yes,
  audited: no,
  errorsHandled: yes,
  ownerScoped: { is: 'unknown' },
  rows: [],
  transactional: no,
  purpose: 'business',
  ...more,
});
const inventory = (model: Partial<BackendModel>, complete = true) =>
  inventoryOf({ ...blankModel([]), ...model }, complete);
const unseen = [{ at, what: 'mount' as const, why: 'computed' }];
const used = (name: string, ...is: string[]) => ({ name, is });

describe('the inventory', () => {
  it('counts distinct REST endpoints without those for operators', () => {
    const endpoints = [
      endpoint(),
      endpoint(),
      endpoint({ method: 'POST' }),
      endpoint({ path: '/health', purpose: 'health' }),
    ];
    expect(inventory({ endpoints }).rest).toMatchObject({ value: 2, complete: true });
    expect(inventory({ endpoints, unresolved: unseen }).rest).toMatchObject({ value: 2, complete: false });
  });

  it('says nought only where everything was seen', () => {
    const packages = [used('some', 'framework'), used('apollo', 'graphql')];
    expect(inventory({}).rest).toMatchObject({ value: null, reason: 'no HTTP framework was recognised' });
    expect(inventory({ packages }).rest).toMatchObject({ value: 0 });
    expect(inventory({ packages, unresolved: unseen }).rest.value).toBeNull();
    expect(inventory({ packages }).graphql).toMatchObject({ value: 0 });
    expect(inventory({ packages }, false).graphql).toMatchObject({
      value: null,
      reason: 'apollo is used, but none was seen',
    });
    expect(inventory({ unresolved: unseen }, false).websocket).toMatchObject({ value: 0, complete: true });
  });

  it('counts databases by the places where a pool is made, else by the packages that are used', () => {
    const pool = { at, package: 'base', is: 'pool' as const, perRequest: false, size: no, timeouts: no };
    expect(inventory({ pools: [pool, { ...pool, perRequest: true }] }).databases).toMatchObject({ value: 1 });
    expect(inventory({}).databases).toMatchObject({ value: 0 });
    expect(inventory({ packages: [used('base', 'database')] }).databases.value).toBeNull();
  });

  it('answers yes for all only when every endpoint says so, and not at all when one is unknown', () => {
    const value = (...rateLimited: Answer['is'][]) =>
      inventory({ endpoints: rateLimited.map((is) => endpoint({ rateLimited: { is } })) }).rateLimiting.value;
    expect([value('yes', 'yes'), value('yes', 'no'), value('yes', 'unknown'), value('no', 'unknown')]).toEqual([
      true,
      false,
      null,
      false,
    ]);
    expect(value()).toBeNull();
    expect(value('not-applicable')).toBeNull();
    expect(inventory({ endpoints: [endpoint()] }).inputValidation.value).toBe(true);
    const loose = endpoint({ validated: { body: no, query: yes, path: yes } });
    expect(inventory({ endpoints: [endpoint(), loose] }).inputValidation.value).toBe(false);
  });

  it('names what encrypts and what hashes passwords, and has a reason where it sees neither', () => {
    const cipher = { at, package: 'c', does: 'encrypt', iv: 'fresh', ivAt: at, authenticated: yes } as const;
    const hash = { at, does: 'hash', by: 'bcrypt', salted: yes } as const;
    const { encryption } = inventory({
      ciphers: [{ ...cipher, algorithm: 'aes-256-gcm' }, { ...cipher, algorithm: 'aes-256-gcm' }, cipher],
      passwords: [hash, { ...hash, does: 'digest', by: 'md5' }],
    });
    expect(encryption).toMatchObject({
      value: 'AES-256-GCM + bcrypt',
      complete: false,
      details: { ciphers: 2, ciphers_of_unknown_kind: 1, password_hashes: 1 },
    });
    expect(
      inventory({
        ciphers: [
          { ...cipher, does: 'decrypt', algorithm: 'des' },
          { ...cipher, does: 'decrypt' },
        ],
      }).encryption,
    ).toMatchObject({
      value: null,
      details: { ciphers: 0, ciphers_of_unknown_kind: 0, password_hashes: 0 },
    });
    expect(inventory({}).encryption).toMatchObject({
      value: null,
      reason: 'no cipher or hash of passwords was seen, and TLS ends outside the repository',
    });
  });
  it('names schemes where they are seen, and none only where all was seen', () => {
    const packages = [
      { ...used('tokens', 'auth'), scheme: 'JWT', at },
      { ...used('accounts', 'auth'), scheme: 'OAuth2/OIDC', at },
      { ...used('listed', 'auth'), scheme: 'HTTP Basic' },
      { ...used('digests', 'auth'), at },
    ];
    const endpoints = [endpoint({ authenticated: yes })];
    expect(inventory({ packages, endpoints }).authentication.value).toBe('JWT + OAuth2/OIDC');
    expect(inventory({ endpoints })).toMatchObject({
      authentication: { value: null, reason: 'endpoints are authenticated, by what scheme was not seen' },
    });
    const keyed = { ...handler, inputs: [{ part: 'headers' as const, name: 'X-API-Key', at }] };
    expect(inventory({ endpoints, behaviours: [keyed] }).authentication.value).toBe('API key');
    const inQuery = { ...handler, inputs: [{ part: 'query' as const, name: 'api_key', at }] };
    expect(inventory({ endpoints, behaviours: [inQuery] }).authentication.value).toBeNull();
  });

  it('names the models of rights where they are seen', () => {
    const rights = (more: Partial<Endpoint>, ...packages: BackendModel['packages']) =>
      inventory({ packages, endpoints: [endpoint(more)] }).authorization.value;
    expect(rights({ authorized: yes })).toBe('RBAC');
    expect(rights({ authorized: yes }, { ...used('abilities', 'auth'), policies: true, at })).toBe('ABAC');
    expect(rights({ authorized: yes }, { ...used('abilities', 'auth'), policies: true })).toBe('RBAC');
    expect(rights({ authorized: yes, ownerScoped: yes })).toBe('RBAC + ownership');
    expect(rights({ ownerScoped: yes })).toBe('ownership');
    expect(rights({})).toBeNull();
    expect(rights({ ownerScoped: { is: 'not-applicable' } })).toBe('none');
    expect(rights({ ownerScoped: no, authorized: { is: 'unknown' } })).toBeNull();
    expect(rights({ ownerScoped: no, authorized: { is: 'conditional' } })).toBe('RBAC');
  });

  it('says of neither that there is none unless everything was seen', () => {
    expect(inventory({ endpoints: [endpoint({ ownerScoped: no })] })).toMatchObject({
      authentication: { value: 'none' },
      authorization: { value: 'none' },
    });
    expect(inventory({ endpoints: [endpoint()] }, false).authentication.value).toBeNull();
    expect(inventory({ endpoints: [endpoint({ path: '/docs', purpose: 'docs' })] }).documentation.value).toBe('/docs');
  });
});
