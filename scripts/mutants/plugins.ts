/** What Stryker is handed of ours: which code is left alone, and where survivors are written as they come. */
import { appendFileSync } from 'node:fs';
import type { MutantResult } from '@stryker-mutator/api/core';
import type { Ignorer, NodePath } from '@stryker-mutator/api/ignore';
import { declareClassPlugin, declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import type { Reporter } from '@stryker-mutator/api/report';
import { notDrawn, survivorsOf } from './count.ts';
import { isDrawn } from './draw.ts';

/** What is drawn or left: the statements of a module; of a class, its members. */
const undrawn: Ignorer = {
  shouldIgnore(path) {
    const { node, parent, hub } = path as NodePath & Drawn;
    const isUnit =
      parent?.type === 'ClassBody' ||
      (parent?.type === 'Program' && !(node.declaration ?? node).type.startsWith('Class'));
    if (!isUnit) return undefined;
    const { code, opts } = hub.file;
    return isDrawn(opts.filename, code.slice(node.start, node.end), Number(process.env.MUTANTS_ONE_IN))
      ? undefined
      : notDrawn;
  },
};
/** What we ask of Babel's tree. */
interface Drawn {
  readonly node: Node & { readonly start: number; readonly end: number; readonly declaration?: Node };
  readonly parent?: Node;
  readonly hub: { readonly file: { readonly code: string; readonly opts: { readonly filename: string } } };
}
interface Node {
  readonly type: string;
}

class Survivors implements Reporter {
  onMutantTested(result: Readonly<MutantResult>): void {
    for (const line of survivorsOf([result])) appendFileSync(process.env.MUTANTS_TO ?? '', `${line}\n`);
  }
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'undrawn', undrawn),
  declareClassPlugin(PluginKind.Reporter, 'survivors', Survivors),
];
