/** What a link of a chain does, and how sure that is. */
import type { RequestPart, Role, SinkKind } from '../libraries/kinds.ts';
import type { Exemption } from './acts/exemptions.ts';
import type { Ref } from './things.ts';

/** Which classes a pipe knows for schemas. */
export type ClassStyle = 'class' | 'made-class';

export interface RoleAnswer {
  /**
   * `demands`: it refuses those who show no credentials, and leaves it to others to look at them; `examines`: it looks at
   * the body by code of its own, and refuses some for what they sent; `gathers`: it asks what checks before it noted down.
   */
  readonly does: Role | 'demands' | 'examines' | 'gathers';
  readonly is: 'yes' | 'conditional' | 'unknown';
  /** Where it shows. */
  readonly at: Ref;
  readonly by: string;
  readonly parts?: readonly RequestPart[];
  /** What fails is only noted down. */
  readonly notes?: true;
  /** Where its parts do no harm any more. */
  readonly cleans?: readonly SinkKind[];
  /** How it says no, where it is code of the project that does; without a status, that is decided elsewhere. */
  readonly refusals?: readonly { readonly at: Ref; readonly status: number | undefined }[];
  /** It checks by the declared classes of the parameters, decorated ones or ones made of schemas: what has none passes. */
  readonly byClass?: ClassStyle;
  /** It makes what is declared as text, a number and the like what it is declared as. */
  readonly primitives?: boolean;
  /** The same for members of the classes that it checks by. */
  readonly converts?: boolean;
  /** Paths that it lets through unasked. */
  readonly exempt?: readonly Exemption[];
  /** It is done for no other requests. */
  readonly only?: readonly Exemption[];
  /** Of what is hidden: elsewhere it asks who is calling, as far as that was seen. */
  readonly asks?: true;
  /** A decorator of the endpoint sets it up for that alone. */
  readonly own?: true;
}
