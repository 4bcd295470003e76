/** Which things are one, and functions bound to what they were read from. */
import { type ApiThing, type FunctionThing, type Ref, refKey, type Thing } from '../things.ts';

/** Equal for things that cannot be told apart. */
export function identity(thing: Thing): string {
  const at = (ref: Ref | undefined): string => (ref ? refKey(ref) : '');
  switch (thing.kind) {
    case 'constant':
      return `constant ${typeof thing.value} ${String(thing.value)}`;
    case 'unknown':
      return `unknown ${thing.why}`;
    case 'module':
      return `module ${String(thing.unit.index)}`;
    case 'instance':
      return `instance ${at(thing.of.ref)} ${String(thing.ctx.id)} ${at(thing.site)}`;
    case 'api':
      return `api ${thing.package} ${thing.path} ${at(thing.site)}`;
    case 'function':
      return `function ${at(thing.ref)} ${thing.self?.map(identity).join() ?? ''}`;
    default:
      return `${thing.kind} ${at(thing.ref)}`;
  }
}
export function withSelf(thing: Thing, self: Thing): Thing {
  return thing.kind === 'function' && thing.self === undefined ? boundTo(thing, self) : thing;
}
/** Written out, because V8 gives each object that is spread and added to a shape of its own, larger than the object. */
export function boundTo({ kind, ref }: FunctionThing, self: Thing): FunctionThing {
  return { kind, ref, self: [self] };
}
/** Both are instances of one library type (or of one place in a library). */
export function sameKind(a: ApiThing, b: ApiThing): boolean {
  if (a.site && b.site)
    return identity(a) === identity(b) || a.nodes.some((node) => node.types.length > 0 && b.nodes.includes(node));
  return a.nodes.some((node) => b.nodes.includes(node));
}
