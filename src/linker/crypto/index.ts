/** One pass over cryptographic acts: tokens, passwords, ciphers. */
import type { CipherUse, PasswordUse, SignatureCheck, TokenUse } from '../../model/model.ts';
import type { Site, Sites } from '../flows/sites.ts';
import type { Location } from '../../facts/facts.ts';
import { byPlace } from '../places.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { cipherUse, sealsOf } from './ciphers.ts';
import { comparedByHand, passwordUse, storedPasswords } from './passwords.ts';
import { collectSignatures } from './signatures.ts';
import { strategiesIn } from './strategies.ts';
import { lifetimesOf, tokenUse } from './tokens.ts';
import { Verifications } from './unverified.ts';
import { holds } from '../when.ts';

export interface CryptoUses {
  readonly tokens: readonly TokenUse[];
  readonly passwords: readonly PasswordUse[];
  readonly ciphers: readonly CipherUse[];
  readonly signatures: readonly SignatureCheck[];
}

/** What the project's own code does with tokens, passwords and ciphers; `plugins`: the calls that register some. */
export function collectCrypto(values: Values, all: Sites, plugins: readonly Site[]): CryptoUses {
  const tokens: TokenUse[] = [];
  const passwords: PasswordUse[] = [];
  const ciphers: CipherUse[] = [];
  const digests = new Map<FileUnit, Set<number>>();
  const hashes: Ref[] = [];
  const isOfCrypto = ({ callees }: Site): boolean => callees.some((it) => values.apis.has(it.nodes, 'crypto'));
  const sites = [...all.of(['crypto']), ...plugins.filter(isOfCrypto)];
  const known = { lifetimes: lifetimesOf(values, sites), verifications: new Verifications(values, sites) };
  const seals = sealsOf(values, sites);
  for (const { ref, unit, callees } of sites)
    values.failures.attempt('crypto', ref, () => {
      for (const callee of callees)
        for (const { row, library } of values.apis.rows(callee.nodes, 'crypto')) {
          if (!holds(values, ref, row.when)) continue;
          const at = { row, name: library.package };
          const token = isOfToken(row.does) ? tokenUse(values, ref, at, known) : undefined;
          if (token) tokens.push(token);
          const password = passwordUse(values, ref, row, library.package);
          if (password) passwords.push(password);
          if (password?.does === 'digest') digests.set(unit, (digests.get(unit) ?? new Set()).add(ref.id));
          if (row.does === 'hash-password' || password?.does === 'digest') hashes.push(ref);
          const cipher = cipherUse(values, ref, at, seals);
          if (cipher) ciphers.push(cipher);
        }
    });
  for (const unit of values.modules.units) {
    for (const { ref, row, name } of strategiesIn(values, unit)) {
      const token = tokenUse(values, ref, { row, name }, known);
      if (token) tokens.push(token);
    }
    if (unit.role !== 'test' && unit.role !== 'generated')
      passwords.push(...comparedByHand(values, unit, digests.get(unit) ?? new Set()));
  }
  passwords.push(...storedPasswords(values, all.of(['data', 'queries']), hashes));
  const signatures = values.failures.guarded<readonly SignatureCheck[]>(
    'crypto',
    undefined,
    () => [],
    () => collectSignatures(values, all),
  );
  return { tokens: once(tokens), passwords: once(passwords), ciphers: once(ciphers), signatures };
}
function isOfToken(does: string): boolean {
  return does === 'set-lifetime' || /-tokens?$/.test(does);
}
function once<T extends { readonly at: Location; readonly does: string }>(all: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  const first = all.filter(({ at, does }) => {
    const key = `${at.path}:${at.line}:${at.column}:${does}`;
    return !seen.has(key) && seen.add(key);
  });
  return [...first].sort(byPlace);
}
