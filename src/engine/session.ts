import { alike } from '../facts/alike.ts';
import type { Extraction, Language } from '../facts/facts.ts';
import { outlineOf } from '../facts/outline.ts';
import type { Outline } from '../facts/outline.ts';
import type { Library } from '../libraries/kinds.ts';
import { whyOf } from '../linker/failures.ts';
import type { FileRole, Manifest, ParsedSql, Project, ProjectFile, Resolve } from '../linker/project.ts';
import { furtherAnswers } from '../model/endpoint-answers.ts';
import type { BackendModel } from '../model/model.ts';
import { mayHideEndpoints, roleOf } from '../model/questions.ts';
import type { Diagnostic, Finding, Result } from '../report/report.ts';
import type { AnyRule } from '../rule.ts';
import { diagnosticsOf, filesOf, inOrder, lackOf, unreadFrameworks } from './coverage.ts';
import type { Refused } from './coverage.ts';
import { Failures } from './failures.ts';
import { gathered, placesOf } from './causes.ts';
import type { Figure } from '../figures/figure.ts';
import { measured } from './figures.ts';
import { byReport, findingsOf, shows, type Found } from './findings.ts';
import { withoutKnown } from './known.ts';
import { inventoryOf } from './inventory.ts';
import { blankModel } from './blank-model.ts';
import { quoted } from './message.ts';
import { byText } from './order.ts';
import { isFor, runRule } from './run.ts';
import type { RuleOutcome } from './run.ts';
import { isOff, severityAt, type Settings, type View } from './settings.ts';
import type { Occasion } from './subjects.ts';
import { statesOf } from './standards.ts';
import type { StandardEntry } from './standards.ts';
import { suppress } from './suppress.ts';
import type { Parted } from './suppress.ts';

export type { StandardEntry } from './standards.ts';

/** All that a session is made of. The composition root hands it in, so that the engine knows none of them by name. */
export interface Parts {
  /** The first that claims a path has it. */
  readonly languages: readonly Language[];
  readonly libraries: readonly Library[];
  readonly standards: readonly StandardEntry[];
  readonly rules: readonly AnyRule[];
  readonly figures: readonly Figure[];
  readonly manifests: readonly Manifest[];
  readonly documents?: Project['documents'];
  readonly graphTexts?: Project['graphTexts'];
  readonly settings: Settings;
  /** What was met while the files were found, beside the files themselves. */
  readonly notices?: readonly Diagnostic[];
  link(project: Project): BackendModel;
  /** Makes the answerer of imports over the session's own files; asked again when files come or go. */
  resolver(files: ReadonlySet<string>): Resolve;
  /** The text of a file that was analysed elsewhere, as it was then. */
  readonly textOf?: (path: string) => string | undefined;
  readonly parseSql?: ((text: string) => ParsedSql | null) | undefined;
  readonly readDescribed?: Project['readDescribed'];
  /** One question is asked and no text changes: facts may be let go as soon as they were linked. */
  readonly once?: boolean;
}
/** A file whose text was read elsewhere (by a worker, or in an earlier run), or why it could not be. */
export interface AnalysedFile {
  readonly path: string;
  readonly role: FileRole;
  /** Equal ids mean equal facts. */
  readonly id?: string;
  /** Where it is known, the facts need not be looked at for it. */
  readonly outline?: Outline;
  /** Facts may be unpacked when they are read. */
  readonly extraction:
    | (Extraction & Pick<ProjectFile, 'release'>)
    | { readonly refused: { readonly code: string; readonly message: string; readonly line?: number } };
}

/** One project, open: takes changed texts and answers again. Works out only what a question needs. */
export interface Session {
  /** Takes a file as it was analysed elsewhere. */
  put(file: AnalysedFile): void;
  /** Takes a changed text; null takes the file out. Equal text changes nothing. */
  update(path: string, text: string | null, role?: FileRole): void;
  has(path: string): boolean;
  readonly paths: Iterable<string>;
  /** Everything, for reports. */
  result(view?: View): Result;
  /** What is wrong in one file, in the order of the report. */
  findingsIn(path: string, view?: View): readonly Finding[];
  /** Why the model could not be made, in which case nothing is found. */
  readonly failure: string | undefined;
  /** Rules that are not switched off. */
  readonly rules: readonly AnyRule[];
}

interface Entry {
  readonly role: FileRole;
  readonly text: string | undefined;
  /** Absent while the text waits to be read. */
  readonly analysed: Analysed | undefined;
  /** What the last model was made with, while a changed text waits. */
  readonly before: Analysed | undefined;
}
type Analysed = Pick<AnalysedFile, 'id' | 'outline' | 'extraction'>;
interface Judged extends Pick<Parted, 'findings' | 'suppressed'>, Pick<Result, 'baseline'> {
  readonly outcomes: readonly RuleOutcome[];
  /** What threw beside the rules. */
  readonly failures: readonly Diagnostic[];
}

/** Opens a session without files. */
export function openSession(parts: Parts): Session {
  return new OpenSession(parts);
}

class OpenSession implements Session {
  readonly rules: readonly AnyRule[];
  readonly #parts: Parts;
  readonly #entries = new Map<string, Entry>();
  /** Paths whose text has not been turned into facts yet. */
  readonly #unread = new Set<string>();
  /** Sorted paths; undefined when a file came or went. */
  #order: readonly string[] | undefined;
  #resolver: Resolve | undefined;
  #model: BackendModel | undefined;
  #linkFailure: string | undefined;
  #seen: readonly RuleOutcome[] | undefined;
  #judged: Judged | undefined;
  readonly #results = new Map<View, Result>();
  readonly #byPath = new Map<View, ReadonlyMap<string, readonly Finding[]>>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.rules = parts.rules.filter(({ id }) => !isOff(parts.settings, id));
  }

  put({ path, role, ...analysed }: AnalysedFile): void {
    const old = this.#entries.get(path);
    this.#replace(path, { role, text: undefined, analysed, before: undefined }, old);
    this.#unread.delete(path);
    this.#forgetModel();
  }

  update(path: string, text: string | null, role?: FileRole): void {
    const old = this.#entries.get(path);
    if (text === null) {
      if (old === undefined) return;
      this.#entries.delete(path);
      this.#unread.delete(path);
      this.#comeOrGone();
      this.#forgetModel();
      return;
    }
    const sameRole = role === undefined || role === old?.role;
    if (old?.text === text && sameRole) return;
    const before = sameRole ? (old?.before ?? old?.analysed) : undefined;
    this.#replace(path, { role: role ?? old?.role ?? 'source', text, analysed: undefined, before }, old);
    this.#unread.add(path);
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  get paths(): Iterable<string> {
    return this.#entries.keys();
  }

  get failure(): string | undefined {
    this.#settle();
    this.#link();
    return this.#linkFailure;
  }

  result(view: View = 'default'): Result {
    this.#settle();
    let result = this.#results.get(view);
    if (result === undefined) this.#results.set(view, (result = this.#arrange(view)));
    return result;
  }

  findingsIn(path: string, view: View = 'default'): readonly Finding[] {
    this.#settle();
    let byPath = this.#byPath.get(view);
    if (byPath === undefined) {
      const shown = this.#judge().findings.filter((finding) => shows(view, finding));
      this.#byPath.set(view, (byPath = groupBy(shown, ({ location }) => location.path)));
    }
    return byPath.get(path) ?? [];
  }

  #replace(path: string, entry: Entry, old: Entry | undefined): void {
    this.#entries.set(path, entry);
    if (old === undefined) this.#comeOrGone();
  }

  /** A new file may be what an import meant, and one that went is none any more. */
  #comeOrGone(): void {
    this.#order = undefined;
    this.#resolver = undefined;
  }

  /** Turns waiting texts into facts. What the model was made of and stays equal costs no new model. */
  #settle(): void {
    for (const path of [...this.#unread]) {
      const entry = this.#entries.get(path)!;
      const { before } = entry;
      let analysed = this.#extract(path, entry.text!);
      const [was, is] = [before?.extraction, analysed.extraction];
      const isAlike = was !== undefined && 'facts' in was && 'facts' in is && alike(was.facts, is.facts);
      if (isAlike) analysed = { ...before, extraction: was };
      this.#entries.set(path, { ...entry, analysed, before: undefined });
      this.#unread.delete(path);
      if (was === undefined) this.#forgetModel();
      else if (isAlike) this.#forgetFindings();
      else if ('refused' in was && 'refused' in is) this.#results.clear();
      else this.#forgetModel();
    }
  }

  #extract(path: string, text: string): Analysed {
    const language = this.#parts.languages.find((candidate) => candidate.claims(path));
    if (language === undefined) return refusal('internal', 'no language claims it');
    try {
      return { extraction: language.extract({ path, text }) };
    } catch (error) {
      // A language never throws; if one does, it is one file's trouble.
      return refusal('internal', whyOf(error));
    }
  }

  #forgetModel(): void {
    this.#model = undefined;
    this.#seen = undefined;
    this.#forgetFindings();
  }

  #forgetFindings(): void {
    this.#judged = undefined;
    this.#results.clear();
    this.#byPath.clear();
  }

  #paths(): readonly string[] {
    return (this.#order ??= [...this.#entries.keys()].sort(byText));
  }

  #files(): ProjectFile[] {
    return this.#paths().flatMap((path) => {
      const { role, analysed } = this.#entries.get(path)!;
      if (analysed === undefined || 'refused' in analysed.extraction) return [];
      const { extraction, id, outline } = analysed;
      return {
        path,
        role,
        ...(id === undefined ? {} : { id }),
        outline: outline ?? outlineOf(extraction.facts),
        get facts() {
          return extraction.facts;
        },
        ...(this.#parts.once === true && { release: () => extraction.release?.() }),
      };
    });
  }

  /** The same answerer as long as no file came or went, which is how the linker knows. */
  get #resolve(): Resolve {
    return (this.#resolver ??= this.#parts.resolver(new Set(this.#paths())));
  }

  /** The same, for files that the linker is not given. */
  readonly #lookUp: Resolve = (from, specifier) => {
    try {
      return this.#resolve(from, specifier);
    } catch {
      // The linker has noted it.
      return { is: 'unresolved', why: 'looking it up failed' };
    }
  };

  #link(): BackendModel {
    const { libraries, manifests, documents, graphTexts, parseSql, readDescribed } = this.#parts;
    if (this.#model !== undefined) return this.#model;
    const files = this.#files();
    this.#linkFailure = undefined;
    try {
      const resolve = this.#resolve;
      this.#model = this.#parts.link({
        files,
        manifests,
        ...(documents && { documents }),
        ...(graphTexts && { graphTexts }),
        libraries,
        resolve,
        parseSql,
        readDescribed,
      });
    } catch (error) {
      // A mistake of ours, not of the project: say so and that nothing is known, rather than to take a whole run along.
      this.#linkFailure = whyOf(error);
      this.#model = blankModel(files);
    }
    return this.#model;
  }

  /** Asks the rules; those about suppressions come after the comments have done their work. */
  #judge(): Judged {
    if (this.#judged !== undefined) return this.#judged;
    const model = this.#link();
    const { settings } = this.#parts;
    const textOf = (path: string) => this.#entries.get(path)?.text ?? this.#parts.textOf?.(path);

    this.#seen ??= this.rules
      .filter(({ about }) => about !== 'suppression')
      .map((rule) => this.#ask(rule, { model, suppressions: [] }));
    const failures = new Failures();
    // One rule after the other, so that words that cannot be made cost that rule's.
    const worded = (outcomes: readonly RuleOutcome[]): readonly Found[] =>
      outcomes.flatMap((outcome) =>
        failures.guarded<readonly Found[]>(
          `what the rule ${outcome.rule.id} found`,
          'it is missing',
          () => [],
          () => findingsOf([outcome], settings, model, textOf),
        ),
      );
    const found = worded(this.#seen);
    const told = found.map(({ finding }) => finding);
    const asked = new Map(this.#seen.flatMap(({ rule, failure }) => (failure === undefined ? [[rule.id, rule]] : [])));
    const names = {
      all: new Set(this.#parts.rules.map(({ id }) => id)),
      isAsked: (id: string, path: string) => {
        const rule = asked.get(id);
        return rule !== undefined && isFor(rule, roleOf({ path }, model)) && severityAt(settings, id, path) !== 'off';
      },
    };
    const parted = failures.guarded<Parted>(
      'what comments suppress',
      'nothing is suppressed',
      () => ({
        findings: told,
        suppressed: [],
        suppressions: [],
        elsewhere: new Set(),
        partLater: (findings) => ({ findings, suppressed: [] }),
      }),
      () => suppress(told, this.#files(), names, settings),
    );
    const after = this.rules
      .filter(({ about }) => about === 'suppression')
      .map((rule) => this.#ask(rule, { model, suppressions: parted.suppressions }));
    const later = parted.partLater(worded(after).map(({ finding }) => finding));
    const ran = new Set(
      [...this.#seen, ...after].flatMap(({ rule, failure }) => (failure === undefined ? rule.id : [])),
    );
    const { fresh, baseline } = withoutKnown(
      [...parted.findings, ...later.findings],
      settings,
      parted.elsewhere,
      (rule) => ran.has(rule) || !names.all.has(rule),
    );
    const findings = gathered(
      found.filter(({ finding }) => fresh.has(finding)),
      parted.elsewhere,
    );
    const { diagnostics } = failures;
    return (this.#judged = {
      findings: [...findings, ...later.findings.filter((finding) => fresh.has(finding))].sort(byReport),
      suppressed: [...parted.suppressed, ...later.suppressed].sort(byReport),
      ...(baseline && { baseline }),
      outcomes: [...this.#seen, ...after],
      failures: diagnostics,
    });
  }

  /** What the rule says, but for the folders where it is off. */
  #ask(rule: AnyRule, on: Occasion): RuleOutcome {
    const { settings } = this.#parts;
    const outcome = runRule(rule, on);
    const { folders = [], overrides = [] } = settings;
    if (folders.length + overrides.length === 0) return outcome;
    const isOn = ({ at }: RuleOutcome['observations'][number]): boolean =>
      at === undefined || severityAt(settings, rule.id, at.path) !== 'off';
    return { ...outcome, observations: outcome.observations.filter(isOn) };
  }

  #arrange(view: View): Result {
    const model = this.#link();
    const { findings: all, suppressed, baseline, outcomes, failures: judging } = this.#judge();
    const findings = all.filter((finding) => shows(view, finding));
    const strict = all.filter((finding) => !shows(view, finding));
    // What is known is broken all the same.
    const known = baseline?.known ?? [];
    const refused = this.#refused();
    const failures = new Failures();
    const { needed, lacking } = lackOf(refused, this.#files(), model, this.#parts, this.#lookUp);
    const told = diagnosticsOf(
      refused,
      needed,
      outcomes,
      [...this.#notices(), ...judging, ...unreadFrameworks(model, this.#parts.libraries)],
      model.failed,
    );
    const complete = lacking.length === 0 && failures.diagnostics.length === 0 && !told.some((it) => it.needed);
    const inventory = inventoryOf(model, complete, failures);
    const figures = measured(this.#parts.figures, model, complete, failures);
    const seen = {
      outcomes,
      findings: [...findings.flatMap(placesOf), ...known.filter((finding) => shows(view, finding))],
      strict: [...strict.flatMap(placesOf), ...known.filter((finding) => !shows(view, finding))],
      suppressed,
      figures,
    };
    const standards = statesOf(this.#parts.standards, this.#parts.rules, this.#parts.figures, seen, failures);
    const diagnostics = inOrder([...told, ...failures.diagnostics]);
    return {
      findings,
      suppressed,
      ...(baseline && { baseline }),
      standards,
      figures,
      endpoints: model.endpoints,
      further: (endpoint) => furtherAnswers(endpoint, model),
      files: filesOf(model, refused, needed),
      unresolved: model.unresolved,
      hiding: model.unresolved.filter(mayHideEndpoints),
      diagnostics,
      packages: model.packages,
      secrets: model.secrets.map(({ at }) => at),
      complete: complete && !diagnostics.some((it) => it.needed),
      lacking,
      inventory,
      ...(this.#isDated() && { today: this.#parts.settings.today! }),
    };
  }

  /** Does what is told hang on the day? */
  #isDated(): boolean {
    const { today } = this.#parts.settings;
    return (
      today !== undefined &&
      this.#files().some(({ outline }) => outline.directives.some(({ until }) => until !== undefined))
    );
  }

  #notices(): readonly Diagnostic[] {
    const { notices = [] } = this.#parts;
    if (this.#linkFailure === undefined) return notices;
    const message = `the files could not be put together: ${quoted(this.#linkFailure)}`;
    return [...notices, { path: '', code: 'link-failed', message, needed: true }];
  }

  #refused(): Refused[] {
    return this.#paths().flatMap((path) => {
      const { role, analysed } = this.#entries.get(path)!;
      if (analysed === undefined || !('refused' in analysed.extraction)) return [];
      const { id: language = 'unknown', ecosystem } =
        this.#parts.languages.find((candidate) => candidate.claims(path)) ?? {};
      return [{ path, role, language, ecosystem, ...analysed.extraction.refused }];
    });
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function refusal(code: string, message: string): Analysed {
  return { extraction: { refused: { code, message } } };
}
