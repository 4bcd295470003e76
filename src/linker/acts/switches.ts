/** What is known in the cases of a switch: that its subject is one of what they are for, or none. */
import { type Ref, valueOf } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Alternatives } from './alternatives.ts';
import { constantIn, knownChosen } from './chosen-constants.ts';
import { fixedEquality } from './fixed-comparisons.ts';
import { both, either, type Known, NOTHING } from './proven.ts';
import type { Proofs } from './proofs.ts';

export class Switches {
  private readonly values: Values;
  private readonly alternatives: Alternatives;
  private readonly proofs: Pick<Proofs, 'equality'>;

  constructor(values: Values, alternatives: Alternatives, proofs: Pick<Proofs, 'equality'>) {
    this.values = values;
    this.alternatives = alternatives;
    this.proofs = proofs;
  }
  /** Where the subject is what one of these is; undefined: it cannot be. */
  isOneOf(subject: Ref, tests: readonly Ref[]): Known | undefined {
    let out: Known | undefined;
    for (const test of tests) {
      const chosen = this.chosen(subject, test, true);
      if (chosen !== 'undecided') {
        out = either(out, chosen);
        continue;
      }
      const known = this.proofs.equality(test, test, subject, true);
      // Kinds are told apart so, and no credentials.
      const literal = valueOf(test);
      const isConstant = literal.kind === 'literal' && typeof literal.value !== 'boolean';
      const isKind = isConstant && known?.caller !== undefined && known.right === undefined;
      out = either(out, isKind ? NOTHING : known);
    }
    return out;
  }
  /** Where it is none of them. */
  isNoneOf(subject: Ref, tests: readonly Ref[]): Known | undefined {
    let out: Known | undefined = NOTHING;
    for (const test of tests) {
      const chosen = this.chosen(subject, test, false);
      if (chosen !== 'undecided') out = both(out, chosen);
    }
    return out;
  }
  /** What is known where a subject that is one of some constants is one, or is not. */
  private chosen(subject: Ref, test: Ref, is: boolean): Known | undefined | 'undecided' {
    const fixed = fixedEquality(this.values, this.alternatives, subject, test);
    if (fixed !== undefined) return fixed === is ? NOTHING : undefined;
    const constant = constantIn(this.values, test);
    if (constant === undefined) return 'undecided';
    return knownChosen(this.values, this.alternatives, subject, ['===', constant.value], is);
  }
}
