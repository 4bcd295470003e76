import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Report } from './audited.ts';
import { isCode, readWhole, runsOf } from './corpus.ts';
import { chance, mutate, type Original } from './mutants.ts';

/** What is audited together: mutants of files that are neighbours, as far as there are enough. */
export interface Group {
  readonly mutants: readonly {
    /** Relative to the folder that the originals come from. */
    readonly path: string;
    readonly how: readonly string[];
    readonly content: Uint8Array;
  }[];
  /** Absolute paths of the manifests and configurations around them. */
  readonly around: readonly string[];
  readonly root: string;
}
/** Where the mutants of a group lie, and the backend beside them that they must not touch. */
const mutantsFolder = 'mutants';
const witnessFolder = 'witness';

/** Says that a file serves: the words of the frameworks that the product knows. */
const serving =
  /\b(?:express|fastify|koa|hono|nestjs|flask|fastapi|django|tornado)\b|@(?:Controller|Injectable|Get|Post|app|router)\b|\b(?:router|app|server)\.(?:get|post|use|route)\(|\breq\b.*\bres\b/;

/** The files that serve, of a size that people write, below a folder; in the order of their paths. */
export function serverFiles(root: string): Original[] {
  return runsOf(root, Infinity)
    .flat()
    .filter(isCode)
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => text.length > 200 && text.length < 40_000 && serving.test(text));
}

/** `count` mutants of files below a folder, `size` in a group. The same for the same seed and files. */
export function* groupsOf(
  root: string,
  originals: readonly Original[],
  count: number,
  size: number,
  seed: number,
): Generator<Group> {
  const next = chance(seed);
  for (let left = count; left > 0 && originals.length > 0; left -= size) {
    const from = next(originals.length);
    const chosen = Array.from({ length: Math.min(size, left) }, (_, i) => (from + i) % originals.length);
    const mutants = chosen.map((index, turn) => {
      const original = originals[index]!;
      const path = relative(root, original.path);
      const { how, content } = mutate(original, originals[next(originals.length)]!, next);
      // A folder with fewer files than a group gives several mutants of each.
      const round = Math.floor(turn / originals.length);
      return { path: round === 0 ? path : join(`round-${round}`, path), how, content };
    });
    const around = new Set(chosen.flatMap((index) => governing(root, originals[index]!.path)));
    yield { mutants, around: [...around], root };
  }
}

function governing(root: string, path: string): string[] {
  const found: string[] = [];
  for (let at = dirname(path); ; at = dirname(at)) {
    for (const name of ['package.json', 'tsconfig.json']) if (existsSync(join(at, name))) found.push(join(at, name));
    if (at === root || at === dirname(at)) return found;
  }
}

/** Copies the witness, a whole backend, to where it lies beside a group. */
export function layWitness(witness: string, target: string): void {
  cpSync(witness, join(target, witnessFolder), { recursive: true });
}

/** Writes a group into `target`, with the witness beside it. */
export function layGroup(group: Group, witness: string, target: string): void {
  layWitness(witness, target);
  for (const path of group.around) {
    const at = join(target, mutantsFolder, readWhole(relative(group.root, path)));
    mkdirSync(dirname(at), { recursive: true });
    const text = readFileSync(path, 'utf8');
    writeFileSync(at, path.endsWith('package.json') ? nameless(text) : text);
  }
  for (const { path, content } of group.mutants) {
    const at = join(target, mutantsFolder, readWhole(path));
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, content);
  }
}

/** A manifest without its name: a framework's own source would be what the witness imports. */
function nameless(manifest: string): string {
  return JSON.stringify({ ...(JSON.parse(manifest) as object), name: undefined });
}

/** Rules that compare what the parts of a whole backend do. */
const comparing = new Set(['inconsistent-error-shape', 'inconsistent-validation-response', 'one-sided-audit']);

/** What a report says of the witness alone; the same whatever lies beside it. */
export function saidOfWitness({ endpoints, findings, suppressed, coverage }: Report): string {
  const own = <T extends { readonly file: string }>(list: readonly T[]): T[] =>
    list.filter(({ file }) => file.startsWith(`${witnessFolder}/`));
  const alone = own(findings).filter(({ rule }) => !comparing.has(rule));
  // A document of whatever lies above, or a package that makes one, may be about it.
  const judged = own(endpoints).map((it) => ({ ...it, documented: undefined, response_model: undefined }));
  return JSON.stringify([judged, alone, own(suppressed), own(coverage.diagnostics)], undefined, 1);
}
