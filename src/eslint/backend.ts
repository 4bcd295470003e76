import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { configurationsAround, languages, openBackend } from '../audit.ts';
import type { Discovered, Finding, Session, View } from '../audit.ts';
import { exists, idsOf, pathIn, projectAround, projectRoot, readText } from '../host/sync.ts';
import { ConfigError, discoverSync, hostDay, loadFactsSync, Models, Store } from '../host/index.ts';
import type { Configurations } from '../host/index.ts';
import { visible } from '../report/visible.ts';

/** What the session holds of one file. */
interface Held {
  /** Content ids that mean the text the session holds. */
  ids: readonly string[];
  /** Its state on disk when it was last looked at; absent while it exists only in an editor. */
  onDisk?: string;
  /** It lies on disk and cannot be read as text. */
  unreadable?: true;
}
type File = Discovered['files'][number];

/** Lint calls further apart than this are not one run over many files: whatever happened on disk in between is looked for. */
const pause = 100;
/** Within one run the disk is looked at again after this, and seldom enough that it costs a twentieth of the time at most. */
const patience = 500;
const share = 20;

/**
 * A project, open while the process lives. Follows the disk, and holds what an editor has not saved: the text that was
 * linted last stands until the file on disk changes.
 */
class Backend {
  readonly #root: string;
  #session!: Session;
  /** What our configurations say. */
  #configured!: string;
  /** What decides where imports lead, beside the files. */
  #surrounding!: string;
  #day!: string;
  #held = new Map<string, Held>();
  #confessed: string | undefined;
  /** What a person was told of the configuration. */
  readonly #noted = new Set<string>();
  /** The configuration cannot be used, as it is. */
  #fault: ConfigError | undefined;
  #asked = 0;
  #looked = 0;
  #cost = 0;

  constructor(root: string) {
    this.#root = root;
    this.#open();
  }

  /** Findings of a file that has this text. None for a file that is no part of the project. */
  findingsIn(file: string, text: string, view: View): readonly Finding[] {
    const path = pathIn(this.#root, file);
    if (path === undefined || !languages.some((language) => language.claims(path))) return [];
    this.#followDisk();
    const held = this.#held.get(path);
    // On disk and yet not discovered: left out on purpose. A file nobody saved yet is part of the project to be.
    if (held === undefined && exists(file)) return [];
    if (held?.unreadable === true) return [];
    const ids = idsOf(text);
    if (held === undefined || !ids.some((id) => held.ids.includes(id))) {
      this.#session.update(path, text);
      this.#held.set(path, { ...held, ids });
    }
    const findings = this.#session.findingsIn(path, view);
    this.#confess();
    return findings;
  }

  /** Changes whenever a finding anywhere in the project comes, goes or says something else. */
  fingerprint(): string {
    this.#followDisk();
    const hash = createHash('sha256');
    for (const { rule, location, fingerprint, message, preset, also } of this.#session.result('strict').findings)
      hash.update(
        JSON.stringify([rule, location.path, fingerprint, message, preset, also.map((each) => each.fingerprint)]),
      );
    return hash.digest('hex');
  }

  /** Nothing found because nothing could be looked at must not pass for a clean project. */
  #confess(): void {
    const { failure } = this.#session;
    if (failure === undefined || failure === this.#confessed) return;
    this.#confessed = failure;
    process.emitWarning(visible(`backend-audit finds nothing in ${this.#root}: ${failure}`));
  }

  #open(found = this.#discover()): void {
    const { discovered, configurations } = found;
    this.#configured = configurations.state;
    this.#surrounding = surroundingOf(discovered);
    this.#day = hostDay();
    // The processes of one run share what is kept on disk; writing it is left to the command line.
    const store = Store.open(discovered.root, { readOnly: true });
    const loaded = loadFactsSync(discovered, languages, { store });
    const models = store && new Models(store, configurations.libraries);
    this.#session = openBackend(discovered, configurations, { loaded, insideEslint: true, ...(models && { models }) });
    const ids = new Map(loaded.files.map(({ path, contentId }) => [path, contentId]));
    const lost = new Set(loaded.diagnostics.filter(({ code }) => !textual.has(code)).map(({ path }) => path));
    this.#held = new Map(
      discovered.files.map((file) => {
        const id = ids.get(file.path);
        const held: Held = { ids: id === undefined ? [] : [id], onDisk: file.state };
        return [file.path, lost.has(file.path) ? { ...held, unreadable: true } : held];
      }),
    );
  }

  #followDisk(): void {
    const now = performance.now();
    const due = now - this.#asked > pause || now - this.#looked > Math.max(patience, this.#cost * share);
    this.#asked = now;
    // Files that follow at once find the same.
    if (!due && this.#fault !== undefined) throw this.#fault;
    if (!due) return;
    this.#fault = undefined;
    try {
      this.#look();
    } catch (error) {
      if (error instanceof ConfigError) this.#fault = error;
      throw error;
    }
    this.#looked = performance.now();
    this.#asked = this.#looked;
    this.#cost = this.#looked - now;
  }

  /** The files and configurations there are. Throws ConfigError. */
  #discover(): { readonly discovered: Discovered; readonly configurations: Configurations } {
    const note = (text: string): void => {
      if (!this.#noted.has(text)) process.emitWarning(visible(`backend-audit: ${text}`));
      this.#noted.add(text);
    };
    const configurations = configurationsAround(this.#root, { note });
    return { discovered: discoverSync(this.#root, configurations), configurations };
  }

  #look(): void {
    const found = this.#discover();
    const { discovered, configurations } = found;
    // Suppressions may end with a day.
    if (
      this.#day !== hostDay() ||
      configurations.state !== this.#configured ||
      surroundingOf(discovered) !== this.#surrounding
    ) {
      this.#open(found);
      return;
    }
    const there = new Map(discovered.files.map((file) => [file.path, file]));
    for (const [path, { onDisk }] of this.#held)
      if (onDisk !== undefined && !there.has(path)) {
        this.#held.delete(path);
        this.#session.update(path, null);
      }
    for (const file of there.values()) {
      const onDisk = this.#held.get(file.path)?.onDisk;
      if (onDisk !== file.state) this.#take(file);
    }
  }

  /** A file that is new or changed on disk: what is there now counts, whatever an editor showed before. */
  #take(file: File): void {
    const { path, role } = file;
    const read = readText(file);
    if ('text' in read) {
      const { id, text } = read;
      const held = this.#held.get(path);
      this.#held.set(path, { ids: [id], onDisk: file.state });
      if (held?.ids.includes(id) !== true) this.#session.update(path, text, role);
      return;
    }
    this.#held.set(path, { ids: [], onDisk: file.state, unreadable: true });
    this.#session.put({ path, role, extraction: { refused: read } });
  }
}

/** Notices about a file whose text could be read, but not understood: an editor's text of it may be better. */
const textual: ReadonlySet<string> = new Set(['syntax', 'too-deep', 'minified', 'internal']);

function surroundingOf({ manifests, configs, clients, documents, graphTexts }: Discovered): string {
  return JSON.stringify([manifests, configs, clients, documents, graphTexts]);
}

const open = new Map<string, Backend>();

function backendAt(root: string): Backend {
  let backend = open.get(root);
  if (backend === undefined) open.set(root, (backend = new Backend(root)));
  return backend;
}

/**
 * A mistake in our configuration. ESLint shows the stack of what a rule throws, after it has put the rule's name before
 * the message: here both stay what the person who wrote the configuration has to read.
 */
class Unusable extends Error {
  constructor({ mistakes }: ConfigError) {
    const text = mistakes.map((mistake) => `backend-audit: ${visible(mistake)}`).join('\n');
    super(text);
    this.stack = text;
    Object.defineProperty(this, 'message', { get: () => text, set: () => undefined });
  }
}
function told<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    throw error instanceof ConfigError ? new Unusable(error) : error;
  }
}

/** What is wrong in a file of this text, for someone who works in `cwd`. */
export function findingsIn(file: string, text: string, cwd: string, view: View): readonly Finding[] {
  const root = projectRoot(file, cwd);
  return root === undefined ? [] : told(() => backendAt(root).findingsIn(file, text, view));
}

/** Changes whenever a finding comes, goes or says something else in the project around `cwd`. */
export function fingerprintAround(cwd: string): string {
  return told(() => backendAt(projectAround(cwd)).fingerprint());
}
