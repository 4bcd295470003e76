// What the engine makes of whole projects beside findings and ledger, as snapshots that a person reviews.
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { broken, defineRule } from '../../src/rule.ts';
import { snapshotOf } from '../judgement/account.ts';
import { fragile, leak, sessionOf, shared } from './fakes.ts';

const asText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

it.each(['library', 'express-ts/exemplary', 'nestjs/violating', 'hono/exemplary', 'parity/fastapi'])(
  'the inventory of %s',
  async (name) => {
    const root = fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
    const { inventory } = await audit(root, { cache: false, workers: 0, config: {} });
    await expect(asText(inventory)).toMatchFileSnapshot(snapshotOf(`inventory/${name.replace('/', '-')}`));
  },
);

it('findings with all their members, in the order of a report, and diagnostics in theirs', async () => {
  const several = defineRule({
    ...leak,
    id: 'several',
    cwe: [1, 2],
    worst: 'error',
    messages: { leaked: 'The secret {name} is written here.', way: 'It goes from {name}, { name } and {nobody}.' },
    *check({ at, what }) {
      yield broken('leaked', at, { data: { name: what }, severity: 'info', confidence: 'low' });
      yield broken('way', at, {
        data: { name: what },
        trail: [
          { at, what: 'it\nbegins' },
          { at, what: 'it ends' },
        ],
      });
      yield broken('leaked', at, { data: { name: 'other' }, severity: 'error', confidence: 'medium' });
    },
  });
  const texts = {
    'b.lines': 'secret y\nsecret x secret x',
    'bad.lines': 'secret x\n  secret low\nsecret x # disable-line leak, several -- a sample',
    'a.lines': '# disable-file leak -- all\n\nsecret x',
    'refused.lines': '\n\n?!',
  };
  const standards = ['secrets/none', 'secrets/fragile'].map((id) => ({
    id,
    level: 'must' as const,
    check: 'static-local' as const,
  }));
  const session = sessionOf(texts, { rules: [shared, several, fragile, leak], standards });
  await expect(asText(session.result('strict'))).toMatchFileSnapshot(snapshotOf('inventory/findings'));
});
