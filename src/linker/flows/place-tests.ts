/** Tests of paths and addresses: `resolved.startsWith(root)`, `name.includes('..')`, `HOSTS.includes(url.hostname)`. */
import type { Call, ValueId } from '../../facts/facts.ts';
import type { SinkKind } from '../../libraries/kinds.ts';
import type { Ref } from '../things.ts';
import type { Fact, Subject } from './fact.ts';
import type { Tracing } from './tracing.ts';

/** Sinks whose text says where something is: harmless is what stays where it belongs. */
export const PLACES: ReadonlySet<SinkKind> = new Set(['path', 'request', 'redirect']);

const MAX_DEPTH = 5;
const HOST = /^(?:host|hostname|origin)$/;
/** What a test finds that looks for ways out of a folder. */
const CLIMBS = /\.\.|^[/\\]$/;
const CLIMBING = /\\\.(?:\\\.|\{2)|^\[?\\?\/|^\[?\\\\/;
/** A beginning behind which the host is sure, or that begins a host. */
const BEGINNING = /^(?:[a-z]+:\/\/[^/]+\/|\/[^/\\])/i;

/** What a call that came out on a side makes sure of about a path or an address. */
export function placeTest(
  tracer: Tracing,
  subject: Subject,
  site: Ref,
  it: Call,
  side: boolean,
  as?: string,
): Fact | undefined {
  const { unit, kind } = subject;
  const get = unit.value(it.callee);
  const given = it.args[0];
  if (subject.path.length > 0 || get.kind !== 'get' || given === undefined) return undefined;
  const safe = kind === 'path' ? { safe: 'inside its folder' } : { safe: 'a known address' };
  const told = tracer.values.constants({ ...site, id: given })[0];
  const about = isMadeOf(subject, get.of);
  // A text that nobody resolved may lead elsewhere behind its beginning.
  const resolved = !subject.ids.has(get.of) || unit.value(get.of).kind === 'call';
  switch (as ?? get.key) {
    case 'startsWith':
      if (!about) return undefined;
      if (kind === 'path')
        return (side ? told === undefined || resolved : resolved && told === '..') ? safe : undefined;
      return (side ? told === undefined || BEGINNING.test(told) : told === '//') ? safe : undefined;
    case 'endsWith':
      return side && kind !== 'path' && isHostOf(subject, get.of) ? safe : undefined;
    case 'includes':
    case 'indexOf':
    case 'search':
    case 'match':
      if (side) return get.key === 'includes' && isHostOf(subject, given) ? safe : undefined;
      return kind === 'path' &&
        about &&
        (told === undefined ? climbs(tracer, { ...site, id: given }) : CLIMBS.test(told))
        ? safe
        : undefined;
    case 'has':
      return side && isHostOf(subject, given) ? safe : undefined;
    case 'test':
    case 'exec':
      if (side) return kind !== 'path' && isHostOf(subject, given) ? safe : undefined;
      return kind === 'path' && isMadeOf(subject, given) && climbs(tracer, { ...site, id: get.of }) ? safe : undefined;
    default:
      return undefined;
  }
}
/** An address whose host is equal to something, or a path whose folder is. */
export function isHostOf({ unit, ...subject }: Subject, id: ValueId): boolean {
  const value = unit.value(id);
  if (value.kind === 'get')
    return typeof value.key === 'string' && HOST.test(value.key) && isMadeOf({ unit, ...subject }, value.of);
  if (value.kind !== 'call' || subject.kind !== 'path') return false;
  const get = unit.value(value.callee);
  return get.kind === 'get' && get.key === 'dirname' && value.args.some((it) => isMadeOf({ unit, ...subject }, it));
}
/** The value, or what something made of it: resolved, decoded, parsed. */
export function isMadeOf(subject: Subject, id: ValueId, depth = 0): boolean {
  if (subject.ids.has(id)) return true;
  if (depth > MAX_DEPTH) return false;
  const value = subject.unit.value(id);
  const inner = (next: ValueId): boolean => isMadeOf(subject, next, depth + 1);
  switch (value.kind) {
    case 'call':
      return value.args.some(inner) || (value.receiver !== undefined && inner(value.receiver));
    case 'get':
      return inner(value.of);
    case 'text':
      return value.holes.some(inner);
    case 'op':
      return value.operator === '+' && (inner(value.left) || (value.right !== undefined && inner(value.right)));
    case 'wait':
      return inner(value.of);
    default:
      return false;
  }
}
function climbs(tracer: Tracing, ref: Ref): boolean {
  const pattern = tracer.patternOf(ref);
  return pattern !== undefined && (CLIMBING.test(pattern.source) || pattern.source.startsWith('[^'));
}
