/** What other passes of the linker know about a request, asked while data is followed. */
import type { HandlerConvention, RequestPart, SinkKind } from '../../libraries/kinds.ts';
import type { FunctionThing, Ref } from '../things.ts';

/** What a check in the chain, or a declaration, promises about a value. */
export interface Promised {
  /** `number`, `integer`, `boolean`, `uuid`, `enum`, `date`, `literal`, `string`, `object`, `any`; absent: checked, but not known against what. */
  readonly type?: string;
  /** Who promises it, for people. */
  readonly by?: string;
}
/** A function of a chain. */
export interface Before {
  readonly fn: FunctionThing;
  readonly convention: HandlerConvention | undefined;
}
export interface FlowHooks {
  /** What the body parser in the chain before this use of a body makes of it. */
  readonly bodyShape?: (source: Ref) => 'text' | 'deep' | undefined;
  /** Functions that always run before the handler around a place, a list for each endpoint that it serves. */
  readonly before?: (source: Ref) => readonly (readonly Before[])[];
  /** What the chain has checked about a member of a part of the request. */
  readonly validated?: (source: Ref, part: RequestPart, path: readonly string[]) => Promised | undefined;
  /** Something that ran before has taken out of the part what does harm at such a sink. */
  readonly cleaned?: (source: Ref, part: RequestPart, kind: SinkKind) => boolean;
}
