/**
 * Does every request that an endpoint answers go through a layer that was registered for a path? Asked of the paths as
 * frameworks write them: text with parameters, wildcards, constraints and optional parts, or a regular expression.
 */

/** The requests that a layer is for. */
export interface Covered {
  readonly path: string;
  /** The path as a whole; otherwise all that begin with it. */
  readonly whole: boolean;
  /** A regular expression for what follows the path. */
  readonly pattern?: Pattern;
}
export interface Pattern {
  readonly source: string;
  readonly flags: string;
}
/** `some`: requests to the endpoint may pass it by, or that cannot be told. */
export type Cover = 'all' | 'some' | 'none';

/** What stands for the value of a parameter: text that is in no path. */
const VALUE = '\uFFFC';
/** Ways to leave out optional parts of one path, repetitions in a pattern: more are not looked at. */
const MAX_SAMPLES = 16;
const MAX_REPEATS = 4;
/** The length of a pattern: long lists of names are written out in some. */
const MAX_SOURCE = 2000;

/** Layers and paths compiled once. */
export class Covers {
  private readonly layers = new Map<string, Matcher>();
  private readonly samples = new Map<string, readonly string[]>();

  of(layer: Covered, path: string): Cover {
    const { pattern } = layer;
    const key = `${layer.whole ? '=' : '^'}${layer.path} ${pattern === undefined ? '' : `${pattern.source} ${pattern.flags}`}`;
    let matcher = this.layers.get(key);
    if (matcher === undefined) this.layers.set(key, (matcher = new Matcher(layer)));
    let samples = this.samples.get(path);
    if (samples === undefined) this.samples.set(path, (samples = samplesOf(path)));
    const found = samples.map((it) => matcher.of(it));
    if (found.every((it) => it === 'all')) return 'all';
    return found.every((it) => it === 'none') ? 'none' : 'some';
  }
}
/** A value beside other text of a segment: what it looks like there nobody knows. */
const WITHIN = new RegExp(`[^/]${VALUE}|${VALUE}[^/]`);
/** What values of a parameter may look like. */
const VALUES = ['a', '7', 'some-name', '65f0c1d2e3a4b5c6d7e8f901', '0b7d4c1e-6f1a-4c2b-9d3e-5a6b7c8d9e0f'];
/** Of how many requests to an endpoint the path fits a regular expression, wherever in it. */
export function shareThatFits({ source, flags }: Pattern, path: string): Cover {
  const asked = compiled(source, flags.replace(/[gy]/g, ''));
  if (asked === undefined) return 'some';
  const all = samplesOf(path);
  const told = all.filter((it) => !WITHIN.test(it));
  const samples = (told.length > 0 ? told : all).flatMap((it) =>
    it.includes(VALUE) ? VALUES.map((value) => it.replaceAll(VALUE, value)) : [it],
  );
  const fitting = samples.filter((it) => asked.test(it)).length;
  if (fitting === samples.length) return 'all';
  return fitting === 0 && told.length > 0 ? 'none' : 'some';
}
/** Every request below a path, whatever it is. */
export function isEverywhere({ path, whole, pattern }: Covered): boolean {
  return pattern === undefined && (whole ? /^\/?(\*|\(\.\*\)|\{\*\w*\})$/.test(path) : /^\/*$/.test(path));
}

class Matcher {
  private readonly layer: Covered;
  /** Text that each path begins with that the layer is for. */
  private readonly head: string;
  private readonly before: RegExp | undefined;
  private readonly rest: RegExp | undefined;

  constructor(layer: Covered) {
    this.layer = layer;
    const path = layer.path.replace(/\/+$/, '');
    const plain = /^[^:*({?+[\\]*/.exec(path)![0];
    this.head = plain
      .slice(0, /^[?+]/.test(path.slice(plain.length)) ? -1 : undefined)
      .replace(/\/+$/, '')
      .toLowerCase();
    const source = sourceOf(path);
    this.before = compiled(`^${source}${layer.whole && layer.pattern === undefined ? '/?$' : '(?=/|$)'}`, 'i');
    this.rest = layer.pattern && compiled(layer.pattern.source, layer.pattern.flags.replace(/[gy]/g, ''));
  }
  of(sample: string): Cover {
    if (!sample.toLowerCase().startsWith(this.head)) return 'none';
    if (this.before === undefined) return 'some';
    const begun = this.before.exec(sample);
    if (begun === null) return 'none';
    const { pattern } = this.layer;
    const asked = pattern?.source ?? this.layer.path;
    // What looks ahead tells values of a parameter apart.
    const found = sample.includes(VALUE) && /\(\?<?[!=]/.test(asked) ? 'some' : 'all';
    if (pattern === undefined) return found;
    if (this.rest === undefined) return 'some';
    const rest = sample.slice(begun[0].length);
    const matched = this.rest.exec(rest.startsWith('/') ? rest : `/${rest}`);
    if (matched === null || (!this.layer.whole && matched.index > 0)) return 'none';
    return found;
  }
}
/** Written into a larger expression, it means the text itself. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
/** A regular expression that can be asked of a path without taking long; undefined for others. */
export function compiled(source: string, flags: string): RegExp | undefined {
  const plain = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const repeats = plain.match(/[*+]|\{\d*,?\d*\}/g) ?? [];
  if (source.length > MAX_SOURCE || repeats.length > MAX_REPEATS + MAX_SAMPLES) return undefined;
  // What repeats a group may take long on its own, as may several that repeat anything.
  if (/\)[*+{]/.test(plain) || (plain.match(/\.[*+]/g) ?? []).length > MAX_REPEATS) return undefined;
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
/** The text of a path as the source of a regular expression. */
function sourceOf(path: string): string {
  let out = '';
  for (let at = 0; at < path.length;) {
    const { text, part } = partAt(path, at);
    at += text.length;
    if (part.is === 'text') out += escaped(part.text);
    else if (part.is === 'rest') out += part.needed ? '.+' : '.*';
    else if (part.is === 'optional') out += `(?:${sourceOf(part.inside)})?`;
    else if (part.is === 'group') out += part.inside.startsWith('?') ? `(${part.inside})` : `(?:${part.inside})`;
    else if (part.is === 'value') {
      const own = part.constraint;
      const value =
        own === undefined ? '[^/]+' : `(?:${VALUE}${escaped(own)}|${compiled(own, '') === undefined ? '(?!)' : own})`;
      if (part.optional && out.endsWith('\\/')) out = `${out.slice(0, -2)}(?:\\/${value})?`;
      else out += part.optional ? `(?:${value})?` : value;
    } else out = out.replace(/\\?[^\\]$/, '$&?');
  }
  return out;
}
/** Paths as a request could have them. */
function samplesOf(path: string): readonly string[] {
  let made = [''];
  const add = (texts: readonly string[]): void => {
    made = made.flatMap((before) => texts.map((text) => before + text)).slice(0, MAX_SAMPLES);
  };
  for (let at = 0; at < path.length;) {
    const { text, part } = partAt(path, at);
    at += text.length;
    if (part.is === 'text') add([part.text]);
    else if (part.is === 'rest') add([`${VALUE}/${VALUE}`]);
    else if (part.is === 'optional') add(['', ...samplesOf(part.inside)]);
    else if (part.is === 'group') add([`${VALUE}${part.inside}`]);
    else if (part.is === 'value') {
      const value = `${VALUE}${part.constraint ?? ''}`;
      if (part.optional)
        made = made.flatMap((before) => [before.replace(/\/$/, ''), before + value]).slice(0, MAX_SAMPLES);
      else add([value]);
    }
  }
  return made.map((it) => (it.startsWith('/') ? it : `/${it}`));
}
type Part =
  | { readonly is: 'text'; readonly text: string }
  /** Anything, with slashes. */
  | { readonly is: 'rest'; readonly needed: boolean }
  | { readonly is: 'value'; readonly constraint: string | undefined; readonly optional: boolean }
  | { readonly is: 'optional' | 'group'; readonly inside: string }
  /** The character before may be left out. */
  | { readonly is: 'maybe' };
function partAt(path: string, at: number): { readonly text: string; readonly part: Part } {
  const rest = path.slice(at);
  const named = /^:(\w+)/.exec(rest);
  if (named !== null) {
    const after = rest.slice(named[0].length);
    const constraint = after.startsWith('(')
      ? enclosed(after, '(', ')')
      : after.startsWith('{') && !/^\{[/.-]/.test(after)
        ? enclosed(after, '{', '}')
        : undefined;
    const length = named[0].length + (constraint === undefined ? 0 : constraint.length + 2);
    const modifier = /^[?*+]/.exec(rest.slice(length))?.[0] ?? '';
    const text = rest.slice(0, length + modifier.length);
    if (modifier === '*' || modifier === '+' || constraint === '.*' || constraint === '.+')
      return { text, part: { is: 'rest', needed: modifier === '+' } };
    return { text, part: { is: 'value', constraint, optional: modifier === '?' } };
  }
  if (rest.startsWith('*')) {
    const name = /^\*\w*/.exec(rest)![0];
    return { text: name, part: { is: 'rest', needed: name.length > 1 } };
  }
  if (rest.startsWith('(')) {
    const inside = enclosed(rest, '(', ')');
    const modifier = /^[?*+]/.exec(rest.slice((inside?.length ?? 0) + 2))?.[0] ?? '';
    if (inside !== undefined) {
      const text = `(${inside})${modifier}`;
      if (inside === '.*' || modifier === '*' || modifier === '+') return { text, part: { is: 'rest', needed: false } };
      return { text, part: modifier === '?' ? { is: 'optional', inside } : { is: 'group', inside } };
    }
  }
  if (rest.startsWith('{')) {
    const inside = enclosed(rest, '{', '}');
    if (inside !== undefined) return { text: `{${inside}}`, part: { is: 'optional', inside } };
  }
  if (rest.startsWith('?')) return { text: '?', part: { is: 'maybe' } };
  if (rest.startsWith('\\')) return { text: rest.slice(0, 2), part: { is: 'text', text: rest.slice(1, 2) } };
  return { text: rest[0]!, part: { is: 'text', text: rest[0]! } };
}
/** What stands between a bracket and the one that closes it. */
function enclosed(text: string, open: string, close: string): string | undefined {
  let deep = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === open) deep++;
    else if (text[at] === close && --deep === 0) return text.slice(1, at);
  }
  return undefined;
}
