/** What a function does with the request that comes to it: how it is told. */
import type { RequestPart, Role } from '../../libraries/kinds.ts';
import type { Marks } from '../metadata.ts';
import type { ApiThing, Ref } from '../things.ts';

/** A way of not letting the request through. */
export interface Refusal {
  readonly at: Ref;
  /** Where it stands in what is called there. */
  readonly within?: Ref;
  /** 401, 403, 429, 400, ...; 302 for a redirect; undefined when only an error is raised. */
  readonly status: number | undefined;
  /** `stop`: what is thrown is caught again, so that it only keeps what follows from running. */
  readonly how: 'answer' | 'error' | 'false' | 'redirect' | 'stop';
  /** Calls between the function and the place of the refusal. */
  readonly calls: number;
  /** Metadata that is not known decides whether it is come to. */
  readonly perhaps?: true;
  /** The answer is only made: it keeps nobody back where what a function gives is dropped. */
  readonly made?: true;
  /** The function itself catches what is thrown there. */
  readonly caught?: true;
}
/** A call of what stands before (or is above) it in a library: `super.canActivate(context)`. */
export interface Delegate {
  readonly to: ApiThing;
  readonly member: string;
  readonly at: Ref;
  /** It is of another class, or stands in what is called there. */
  readonly ofOther?: true;
  readonly perhaps?: true;
}
/** A check of parts of the request. */
export interface Check {
  readonly at: Ref;
  readonly parts: readonly RequestPart[];
  /** Where it is of no part in sight: the parameters that it is about, of which it lets none through that fails. */
  readonly about?: readonly Ref[];
  /** It is by the constraints of declared classes. */
  readonly byClass?: true;
  /** Whether those that fail are kept from going on, where that is seen. */
  readonly stops?: 'yes' | 'no';
  /** What is wrong is only noted down, or it tells what was. */
  readonly part?: 'notes' | 'gathers';
}
/** What a function does with the request that comes to it. */
export interface Gate {
  readonly refusals: readonly Refusal[];
  readonly validations: readonly Check[];
  /** It asks what checks have noted down. */
  readonly gathers?: true;
  /**
   * Roles of library middleware that it calls with its own request; `tells`: what that gives says whether, and the calls
   * by which it came here, from its own on.
   */
  readonly roles: readonly {
    readonly does: Role;
    readonly at: Ref;
    readonly perhaps?: true;
    readonly tells?: readonly Ref[];
    /** It refuses by failing. */
    readonly fails?: true;
  }[];
  readonly delegates: readonly Delegate[];
  /** The gate at an endpoint; absent where it is the same at all, whatever metadata they carry. */
  readonly at?: (marks: Marks) => Gate;
  /** What it does is too far away: what is not told here may be there. */
  readonly cut?: true;
}
