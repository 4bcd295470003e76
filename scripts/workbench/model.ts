/** A backend model as text for a person: each answer with the line that proves it, each list as the code has it. */
import type { Location } from '../../src/facts/facts.ts';
import type { Answer, BackendModel, Behaviour, Endpoint, Flow, Middleware, Query } from '../../src/model/model.ts';

/** The text of a line, for proofs; undefined where it cannot be read. */
export type LineAt = (path: string, line: number) => string | undefined;

/**
 * Prints a model. Endpoints come first, then applications, functions, flows, all other lists by their names in
 * src/model/model.ts, and last what is unknown and why. Empty lists are left out.
 */
export function shownModel(model: BackendModel, lineAt: LineAt): string {
  const show = new Show(lineAt);
  const { endpoints, applications, behaviours, queries, sinks, merges = [], unresolved, failed } = model;
  show.titled('endpoints', endpoints, (it) => show.endpoint(it));
  show.titled('applications', applications, (it) => {
    show.line(`${it.framework}   ${placed(it.at)}`);
    show.inside(() => show.members(it, ['at', 'framework', 'endpoints']));
  });
  // Handlers stand below their endpoints.
  const handlers = new Set(endpoints.map(({ handler }) => placed(handler.at)));
  const functions = behaviours.filter(({ at }) => !handlers.has(placed(at)));
  show.titled('functions', functions, (it) => show.behaviour('', it));
  const flows = [
    ...queries.flatMap((query) => query.holes.map((hole) => ({ into: `${query.language} ${hole.name}`, ...hole }))),
    ...sinks.map((sink) => ({ into: sink.kind, ...sink })),
    ...merges.map((merge) => ({ into: 'row', ...merge })),
  ];
  show.titled('flows', flows.filter(hasFlow), ({ into, flow, at }) => show.flow(`${into}   ${placed(at)}`, flow));
  const told = ['endpoints', 'applications', 'behaviours', 'merges', 'files', 'packages', 'unresolved', 'failed'];
  for (const [name, list] of Object.entries({ ...model, queries, sinks }) as [string, readonly object[]][])
    if (!told.includes(name)) show.titled(name, list, (it) => show.record('', it));
  const unseen = endpoints.flatMap(({ method, path, unseen: why }) => why.map((it) => `${method} ${path}: ${it}`));
  show.titled('unknown', [...unseen, ...unresolved, ...failed], (it) =>
    typeof it === 'string' ? show.line(it) : show.record('', it),
  );
  show.titled('files', model.files, (it) =>
    show.line([it.path, it.role, it.state, it.reason].filter((part) => part !== undefined).join('  ')),
  );
  return show.text;
}

class Show {
  private readonly lineAt: LineAt;
  private readonly lines: string[] = [];
  private depth = 0;

  constructor(lineAt: LineAt) {
    this.lineAt = lineAt;
  }
  get text(): string {
    return this.lines.join('\n');
  }
  line(text: string): void {
    this.lines.push(`${'  '.repeat(this.depth)}${text}`);
  }
  inside(work: () => void): void {
    this.depth++;
    work();
    this.depth--;
  }
  titled<T>(title: string, items: readonly T[], each: (item: T) => void): void {
    if (items.length === 0) return;
    this.line(`${title} (${items.length})`);
    this.inside(() => items.forEach(each));
  }

  endpoint(it: Endpoint): void {
    this.line(`${it.method} ${it.path}   ${placed(it.at)}`);
    this.inside(() => {
      this.line(`${it.framework}, ${it.kind}, ${it.purpose}`);
      this.titled('params', it.params, (param) => this.record(param.name, param, ['name']));
      this.titled('chain', it.chain, (step) => this.middleware(step));
      if (!it.chainComplete) this.line('chain: part of it could not be seen');
      for (const [name, value] of Object.entries(it)) if (isAnswer(value)) this.answer(name, value);
      for (const [part, value] of Object.entries(it.validated)) this.answer(`validated ${part}`, value);
      this.behaviour('handler ', it.handler);
    });
  }
  middleware({ text, at, scope, roles }: Middleware): void {
    this.line(`${oneLine(text)}   ${scope}   ${placed(at)}`);
    this.inside(() => {
      for (const { does, ...answer } of roles) this.answer(does, answer);
    });
  }
  answer(name: string, { is, by, at }: Answer): void {
    const why = by === undefined ? '' : `   ${oneLine(by)}`;
    this.line(`${name}: ${is}${why}${at === undefined ? '' : `   ${this.proof(at)}`}`);
  }
  behaviour(what: string, it: Behaviour): void {
    this.line(`${what}${it.name === '' ? '(no name)' : it.name}   ${placed(it.at)}`);
    this.inside(() => this.members(it, ['name', 'at']));
  }
  flow(into: string, { source, shape, steps, checks }: Flow): void {
    this.line(`${source.part} ${source.name} (${shape}) -> ${into}`);
    this.inside(() => {
      for (const { at, what } of steps) this.line(`${what}   ${this.proof(at)}`);
      for (const check of checks) this.line(`not enough: ${check}`);
    });
  }
  /** One thing of the model in one line, and its lists below it. */
  record(name: string, it: object, without: readonly string[] = []): void {
    const entries = Object.entries(it).filter(([key]) => key !== 'at' && !without.includes(key)) as [string, unknown][];
    const lists = entries.filter(([, value]) => isList(value));
    const plain = entries.filter(([, value]) => !isList(value) && value !== undefined);
    const words = [name, ...plain.map(([key, value]) => `${key}=${worded(value)}`)].filter((word) => word !== '');
    const at = (it as { readonly at?: Location }).at;
    this.line(`${words.join(' ')}${at === undefined ? '' : `   ${this.proof(at)}`}`);
    this.inside(() =>
      lists.forEach(([key, list]) => this.titled(key, list as readonly object[], (one) => this.record('', one))),
    );
  }
  members(it: object, without: readonly string[]): void {
    for (const [key, value] of Object.entries(it) as [string, unknown][]) {
      if (without.includes(key) || value === undefined) continue;
      if (isAnswer(value)) this.answer(key, value);
      else if (Array.isArray(value)) this.titled(key, value as readonly object[], (one) => this.record('', one));
      else this.line(`${key}: ${worded(value)}`);
    }
  }
  private proof(at: Location): string {
    const text = this.lineAt(at.path, at.line)?.trim();
    return `${placed(at)}${text === undefined ? '' : `  | ${oneLine(text)}`}`;
  }
}

function hasFlow<T extends { readonly flow?: Flow }>(it: T): it is T & { readonly flow: Flow } {
  return it.flow !== undefined;
}
function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'is' in value && !('origin' in value);
}
function isPlace(value: object): value is Location {
  return 'line' in value && 'endLine' in value;
}
/** Of things, which have lines of their own; texts stand in the line. */
function isList(value: unknown): boolean {
  return Array.isArray(value) && value.some((one) => typeof one === 'object');
}
function placed({ path, line, column }: Location): string {
  return `${path}:${line}:${column}`;
}
function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 90 ? `${flat.slice(0, 87)}...` : flat;
}
/** Short words for what stands inside a line; what has a place of its own in the print is named there, not told again. */
function worded(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return /^[\w./:@-]+$/.test(value) ? value : JSON.stringify(oneLine(value));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(worded).join(', ')}]`;
  if (isPlace(value)) return placed(value);
  if ('chain' in value) return worded(`${(value as Endpoint).method} ${(value as Endpoint).path}`);
  if ('steps' in value) return worded(`${(value as Flow).source.part} ${(value as Flow).source.name}`);
  if ('language' in value) return worded((value as Query).text ?? 'unknown text');
  if (isAnswer(value) && value.by === undefined) return value.is;
  const parts = Object.entries(value) as [string, unknown][];
  return `{${parts.map(([key, one]) => `${key}=${worded(one)}`).join(' ')}}`;
}
