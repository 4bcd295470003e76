/** Counts what became of mutants, and lists those that no test noticed. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';
import { root } from './areas.ts';

export interface Count {
  killed: number;
  /** They made a test run without end, which is noticed too. */
  timeouts: number;
  survived: number;
  /** No test comes by: survivors too. */
  uncovered: number;
  /** What runs when a module is loaded. Nobody is asked about these: it would take a process for each. */
  static: number;
}
const states: Readonly<Record<string, keyof Count>> = {
  Killed: 'killed',
  RuntimeError: 'killed',
  Timeout: 'timeouts',
  Survived: 'survived',
  NoCoverage: 'uncovered',
  Ignored: 'static',
};

/** Throws for a state that is none of ours. */
export function countOf(results: readonly MutantResult[]): Count {
  const count: Count = { killed: 0, timeouts: 0, survived: 0, uncovered: 0, static: 0 };
  for (const { status } of results) {
    const state = states[status];
    if (state === undefined) throw new Error(`A mutant came back as ${status}.`);
    count[state]++;
  }
  return count;
}

/** Percent that was noticed of what is not static. */
export function shareOf({ killed, timeouts, survived, uncovered }: Count): number {
  return (100 * (killed + timeouts)) / Math.max(1, killed + timeouts + survived + uncovered);
}

/** A line for each survivor: place, what it is, and what it was. */
export function survivorsOf(results: readonly MutantResult[]): string[] {
  return results
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ fileName, location: { start, end }, mutatorName, replacement, status }) => {
      const lines = readFileSync(fileName, 'utf8')
        .split('\n')
        .slice(start.line - 1, end.line);
      lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column - 1);
      lines[0] = lines[0]!.slice(start.column - 1);
      const flat = (code: string): string => code.replace(/\s+/g, ' ').slice(0, 120);
      const place = `${relative(root, fileName).replaceAll('\\', '/')}:${String(start.line)}:${String(start.column)}`;
      const how = status === 'Survived' ? 'survived' : 'no test comes by';
      return `${place} ${how} ${mutatorName}: ${flat(lines.join('\n'))} -> ${flat(replacement)}`;
    });
}
