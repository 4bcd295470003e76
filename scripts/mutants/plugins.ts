/** What Stryker is handed of ours: which mutants are worth a run, and where survivors are written as they come. */
import { appendFileSync } from 'node:fs';
import { CheckStatus, type CheckResult, type Checker } from '@stryker-mutator/api/check';
import type { Mutant, MutantResult } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import type { Reporter } from '@stryker-mutator/api/report';
import { survivorsOf } from './count.ts';
import { isDrawn, willBeDrawn } from './draw.ts';

class Drawn implements Checker {
  init(): Promise<void> {
    return Promise.resolve();
  }
  check(mutants: readonly Mutant[]): Promise<Record<string, CheckResult>> {
    const oneIn = Number(process.env.MUTANTS_ONE_IN);
    const said = mutants.map((mutant): [string, CheckResult] => [
      mutant.id,
      willBeDrawn(mutant, oneIn)
        ? { status: CheckStatus.Passed }
        : { status: CheckStatus.CompileError, reason: 'not drawn' },
    ]);
    return Promise.resolve(Object.fromEntries(said));
  }
}

class Survivors implements Reporter {
  onMutantTested(result: Readonly<MutantResult>): void {
    if (!isDrawn(result, Number(process.env.MUTANTS_ONE_IN))) return;
    for (const line of survivorsOf([result])) appendFileSync(process.env.MUTANTS_TO ?? '', `${line}\n`);
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.Checker, 'drawn', Drawn),
  declareClassPlugin(PluginKind.Reporter, 'survivors', Survivors),
];
