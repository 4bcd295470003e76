/** Stryker asks a checker which mutants are worth a run: here, those that are drawn. */
import { CheckStatus, type CheckResult, type Checker } from '@stryker-mutator/api/check';
import type { Mutant } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { isDrawn } from './draw.ts';

class Drawn implements Checker {
  init(): Promise<void> {
    return Promise.resolve();
  }
  check(mutants: readonly Mutant[]): Promise<Record<string, CheckResult>> {
    const oneIn = Number(process.env.MUTANTS_ONE_IN);
    const said = mutants.map((mutant): [string, CheckResult] => [
      mutant.id,
      isDrawn(mutant, oneIn)
        ? { status: CheckStatus.Passed }
        : { status: CheckStatus.CompileError, reason: 'not drawn' },
    ]);
    return Promise.resolve(Object.fromEntries(said));
  }
}
export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'drawn', Drawn)];
