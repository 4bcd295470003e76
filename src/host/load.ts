import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { FileFacts, Language } from '../facts/facts.ts';
import type { Outline } from '../facts/outline.ts';
import type { ProjectFile } from '../linker/project.ts';
import type { Discovered, DiscoveredFile } from './discover.ts';
import { extractFrom, isNotice, readSource, surfaceOnly, type Extracted } from './extract.ts';
import { KeptFiles } from './kept-files.ts';
import { roleOf } from './roles.ts';
import { createResolver } from './resolver.ts';
import type { Store } from './store.ts';
import { contentId } from './text.ts';
import type { Notice } from './notice.ts';

/** A file of the project with its facts. */
export interface LoadedFile extends ProjectFile {
  readonly facts: FileFacts;
  /** Equal ids mean equal bytes. */
  readonly contentId: string;
  readonly id: string;
}
export interface Loaded {
  /** Sorted by path. */
  readonly files: readonly LoadedFile[];
  /** Files that could not be read or understood. */
  readonly diagnostics: readonly Notice[];
  /** How many were extracted in this run, and how many came out of the cache. */
  readonly extracted: number;
  readonly reused: number;
}
export interface LoadOptions {
  /** What earlier runs kept, and where this one keeps what it reads. */
  readonly store?: Store | undefined;
  /** Threads for extraction; by default as many as pay. 0: none. */
  readonly workers?: number;
  /** Told before the first file that has to be read, and after each. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Below this many files, and on machines of few cores, threads cost more than they give: every one of them warms up by
 * itself, and facts are packed and unpacked on the way.
 */
const manyFiles = 1500;
const manyCores = 4;
/** Files that are extracted in one turn of the event loop. */
const turn = 32;

/** Facts of every discovered file: from the cache where its bytes are known, else extracted. */
export async function loadFacts(
  discovered: Discovered,
  languages: readonly Language[],
  options: LoadOptions = {},
): Promise<Loaded> {
  const run = new Run(discovered, languages, options);
  const cores = availableParallelism();
  const threads = options.workers ?? (cores >= manyCores ? Math.min(cores - 1, 4) : 0);
  if (run.pending.length >= (options.workers === undefined ? manyFiles : 1) && threads > 1) {
    const { extractInThreads } = await import('./threads.ts');
    await extractInThreads(
      run.pending,
      threads,
      (file) => run.extract(file),
      (extracted) => run.take(extracted),
    );
  } else await run.extractInTurns();
  return run.finish();
}
/** The same on this thread, without waiting. */
export function loadFactsSync(
  discovered: Discovered,
  languages: readonly Language[],
  options: Omit<LoadOptions, 'workers'> = {},
): Loaded {
  const run = new Run(discovered, languages, options);
  run.extractHere();
  return run.finish();
}

class Run {
  /** Files whose facts nobody has yet. */
  readonly pending: DiscoveredFile[] = [];
  private readonly results = new Map<string, Extracted>();
  private readonly discovered: Discovered;
  private readonly languages: readonly Language[];
  private readonly options: LoadOptions;
  private readonly kept: KeptFiles | undefined;
  private readonly claimed: readonly DiscoveredFile[];

  constructor(discovered: Discovered, languages: readonly Language[], options: LoadOptions) {
    this.discovered = discovered;
    this.languages = languages;
    this.options = options;
    this.kept = options.store && new KeptFiles(options.store);
    this.claimed = discovered.files.filter((file) => languages.some((language) => language.claims(file.path)));
    for (const file of this.claimed) this.look(file);
    if (this.pending.length > 0) options.progress?.(this.results.size, this.claimed.length);
  }

  private look(file: DiscoveredFile): void {
    if (this.kept === undefined) {
      this.pending.push(file);
      return;
    }
    const bytes = readSource(file);
    if (isNotice(bytes)) {
      this.take({ path: file.path, id: '', notice: bytes });
      return;
    }
    const known = this.kept.get(file.path, contentId(bytes), () => this.read(file, surfaceOnly(file)));
    // The same bytes may have been a test's elsewhere.
    const isShort = known !== undefined && 'facts' in known && known.surface && !surfaceOnly(file);
    if (known === undefined || isShort) this.pending.push(file);
    else this.results.set(file.path, known);
  }

  take(extracted: Extracted): void {
    this.results.set(extracted.path, extracted);
    this.options.progress?.(this.results.size, this.claimed.length);
  }

  extract(file: DiscoveredFile, surface = surfaceOnly(file)): void {
    const extracted = this.read(file, surface);
    this.take(this.kept?.asBefore(extracted) ?? extracted);
  }
  private read(file: DiscoveredFile, surface: boolean): Extracted {
    return readFile(file, surface, this.languages);
  }

  extractHere(): void {
    for (const file of this.pending) this.extract(file);
  }

  /** The same, with a breath now and then: the parser's own memory is given back only between turns of the event loop. */
  async extractInTurns(): Promise<void> {
    for (const [index, file] of this.pending.entries()) {
      this.extract(file);
      if (index % turn === turn - 1) await setImmediate();
    }
  }

  /** Tests are read for what they take and give; what the code of the backend itself takes of them, wholly. */
  private deepen(): void {
    // What was known before had its tests read before.
    const queue = this.pending.filter((file) => !surfaceOnly(file));
    if (queue.length === 0) return;
    const files = new Map(this.claimed.map((file) => [file.path, file]));
    const resolve = createResolver(this.discovered.root, new Set(files.keys()), this.discovered);
    for (const { path } of queue) {
      const result = this.results.get(path);
      if (result === undefined || 'notice' in result) continue;
      for (const from of specifiersOf(result.outline)) {
        if (!mayLeadToTests(path, from)) continue;
        const target = resolve(path, from);
        const file = target.is === 'file' ? files.get(target.path) : undefined;
        const known = file && this.results.get(file.path);
        if (known === undefined || 'notice' in known || !known.surface) continue;
        this.extract(file!, false);
        queue.push(file!);
      }
    }
  }

  finish(): Loaded {
    this.deepen();
    const { claimed, pending } = this;
    const files: LoadedFile[] = [];
    const diagnostics: Notice[] = [];
    const usable: Extracted[] = [];
    for (const file of claimed) {
      const result = this.results.get(file.path);
      if (result === undefined) continue;
      // What failed for reasons outside the text is tried again next time.
      if (result.id !== '') usable.push(result);
      if ('notice' in result) diagnostics.push(result.notice);
      else files.push(loadedFile(file, result, this.languages));
    }
    this.kept?.keep(usable);
    return { files, diagnostics, extracted: pending.length, reused: this.results.size - pending.length };
  }
}

function readFile(file: DiscoveredFile, surface: boolean, languages: readonly Language[]): Extracted {
  const bytes = readSource(file);
  const { path } = file;
  return isNotice(bytes) ? { path, id: '', notice: bytes } : extractFrom(path, bytes, languages, surface);
}
function loadedFile(
  file: DiscoveredFile,
  extracted: Extract<Extracted, { readonly facts: FileFacts }>,
  languages: readonly Language[],
): LoadedFile {
  const { id: contentId, factsId: id, surface, outline } = extracted;
  let held: Pick<typeof extracted, 'facts'> | undefined = extracted;
  const again = (): Pick<typeof extracted, 'facts'> => {
    const made = readFile(file, surface, languages);
    if ('notice' in made) throw new Error(`${file.path} changed while it was audited`);
    return made;
  };
  return {
    path: file.path,
    role: file.role,
    contentId,
    id,
    outline,
    get facts() {
      return (held ??= again()).facts;
    },
    release() {
      held = undefined;
    },
  };
}
function specifiersOf({ imports, reexports }: Outline): string[] {
  return [...imports.map(({ from }) => from), ...reexports];
}
/** From a file that is no test, only a specifier that says so itself can lead to one. */
function mayLeadToTests(path: string, specifier: string): boolean {
  return roleOf(path) === 'test' || /test|spec|e2e|mock|fixture|cypress|playwright|bench/i.test(specifier);
}
