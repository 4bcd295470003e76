import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'sensitive-token-claim',
  about: 'token',
  standards: ['auth/token-claims'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  cwe: [200, 522],
  summary: 'A token carries what nobody else may read.',
  messages: {
    password: 'This token carries a password or its hash.',
    row: 'This token carries a whole stored row.',
    contact: 'This token carries contact data ({name}).',
  },
  why: 'A token is signed, not encrypted: whoever has it reads it, and it lies in logs, browsers and proxies. A hash of a password in it can be guessed at leisure.',
  remedy: 'Put the id of the user and what decides about rights into it, and read the rest from the database.',
  *check({ at: issued, does, claims }) {
    if (does !== 'issue' || claims === undefined) return;
    const told = claims.filter((it) => it.holds !== undefined && it.holds !== 'id');
    for (const { at, name, holds } of told) {
      if (holds === 'password') yield broken('password', at);
      else if (holds === 'row') yield broken('row', at, { confidence: 'medium' });
      else yield broken('contact', at, { data: { name }, severity: 'info', confidence: 'low' });
    }
    if (told.length === 0) yield kept(issued);
  },
});
