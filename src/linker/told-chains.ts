/** What the links of chains say about the endpoints behind them, put together once for each beginning that is shared. */
import type { Middleware } from '../model/model.ts';
import { type Exemption, isOfPath, shareLetBy } from './acts/exemptions.ts';
import { ChainFold, type Link } from './chain.ts';
import type { EndpointDraft } from './chains.ts';
import type { CallKind, Marks } from './metadata.ts';
import type { Cover } from './path-cover.ts';
import { placeOf } from './places.ts';
import type { ClassStyle, RoleAnswer, Roles } from './roles.ts';

const RANKS: readonly string[] = ['unknown', 'conditional', 'yes'];
const UNMARKED: Marks = { method: [], class: [] };
const PARTS = ['body', 'query', 'path'] as const;
/** Answers by what they are about: what is done, and which part is checked. */
type Answers = ReadonlyMap<string, RoleAnswer>;

/** Answers of a chain: those before, and what one link adds. */
export class ToldChain {
  private readonly before: ToldChain | undefined;
  private readonly link: Middleware | undefined;
  private readonly hidden: readonly string[];
  /** The last one of which something cannot be seen. */
  private readonly hides: ToldChain | undefined;
  private readonly firsts: Answers;
  private readonly bests: Answers;
  /** Some answer is another one for other endpoints. */
  readonly varies: boolean;
  /** A link that asks who is calling lets all requests of this endpoint by, as its marks or a list of paths say. */
  opened = false;

  /** `hidden`: why something here cannot be seen. */
  constructor(
    before?: ToldChain,
    roles: readonly RoleAnswer[] = [],
    hidden: readonly string[] = [],
    link?: Middleware,
    varies = false,
  ) {
    this.before = before;
    this.link = link;
    this.hidden = hidden;
    this.hides = hidden.length > 0 ? this : before?.hides;
    this.firsts = added(before?.firsts ?? new Map<string, RoleAnswer>(), roles, () => false);
    this.bests = added(
      before?.bests ?? new Map<string, RoleAnswer>(),
      roles,
      (it, known) => RANKS.indexOf(it.is) > RANKS.indexOf(known.is),
    );
    this.varies =
      before?.varies === true || varies || roles.some((it) => it.exempt !== undefined || it.only !== undefined);
  }
  /** The answer that says most of whether something is done: the first that is sure of it, or that is under conditions. */
  best(does: string): RoleAnswer | undefined {
    return this.bests.get(does);
  }
  /** The first that does something. */
  first(does: string): RoleAnswer | undefined {
    return this.firsts.get(does);
  }
  /** The first that checks a part of the request, whatever it holds; `by`: where it is declared as a class of this style. */
  checks(part: (typeof PARTS)[number], by: ClassStyle | '' = ''): RoleAnswer | undefined {
    return this.firsts.get(`validates ${part} ${by}`);
  }
  /** The first that notes down what is wrong with a part, for somebody behind it who asks. */
  notes(part: (typeof PARTS)[number]): RoleAnswer | undefined {
    return this.firsts.get(`notes ${part} `);
  }
  /** Why parts of it cannot be seen, in order. */
  unseen(): readonly string[] {
    const lists: (readonly string[])[] = [];
    for (let at = this.hides; at !== undefined; at = at.before?.hides) lists.push(at.hidden);
    return lists.reverse().flat();
  }
  /** The links that were written somewhere, in order. */
  middleware(): readonly Middleware[] {
    const out = this.link === undefined ? [] : [this.link];
    for (let at = this.before; at !== undefined; at = at.before) if (at.link !== undefined) out.push(at.link);
    return out.reverse();
  }
}
/** Answers with others behind them, of which one counts where there was none, or where it replaces what is known. */
function added(
  before: Answers,
  roles: readonly RoleAnswer[],
  replaces: (it: RoleAnswer, known: RoleAnswer) => boolean,
): Answers {
  let out: Map<string, RoleAnswer> | undefined;
  for (const it of roles) {
    const parts = it.does === 'validates' ? PARTS.filter((part) => it.parts?.includes(part) !== false) : [];
    const how = it.notes === true ? 'notes' : 'validates';
    for (const key of [it.does, ...parts.map((part) => `${how} ${part} ${it.byClass ?? ''}`)]) {
      const known = (out ?? before).get(key);
      if (known === undefined || replaces(it, known)) (out ??= new Map(before)).set(key, it);
    }
  }
  return out ?? before;
}

export class ToldChains {
  private readonly roles: Roles;
  private readonly links = new Map<Link, { readonly roles: readonly RoleAnswer[]; readonly middleware: Middleware }>();
  private readonly shared: ChainFold<ToldChain>;

  constructor(roles: Roles) {
    this.roles = roles;
    this.shared = new ChainFold(new ToldChain(), (before, link) => this.behind(before, link, roles.of(link)));
  }
  /** What the chain of an endpoint says. */
  of({ chain, path, method, folder, kind, marks = UNMARKED, lifts = [] }: EndpointDraft): ToldChain {
    let out = this.shared.of(chain);
    if (!out.varies && lifts.length === 0) return out;
    const call: CallKind = {
      transport: kind,
      operation: kind === 'graphql' ? method.toLowerCase() : undefined,
    };
    out = new ToldChain();
    let opened = false;
    for (const link of chain) {
      const own = this.roles
        .at(link, { ...marks, call })
        .filter((it) => link.scope === 'route' || !lifts.some((lifted) => lifted === it.does))
        .flatMap((it) =>
          asFarAsAsked(
            it,
            kind === 'action' ? shareUnderAnyPage(it) : shareLetBy(it, { path, method, folder, below: link.below }),
          ),
        );
      const asks = ({ does, is }: RoleAnswer): boolean => does === 'authenticates' && is === 'yes';
      opened ||= !own.some(asks) && this.roles.at(link, { ...UNMARKED, call }).some(asks);
      out = this.behind(out, link, own);
    }
    out.opened = opened;
    return out;
  }
  private behind(before: ToldChain, link: Link, roles: readonly RoleAnswer[]): ToldChain {
    // Of a guard for all that was seen to ask who is calling, what is too far away hides nothing where it asks nobody.
    const hidden = roles.filter(
      (it) => it.is === 'unknown' && it.does === 'other' && !(it.asks === true && link.scope === 'global'),
    );
    const told = link.item.text === '' ? undefined : this.told(link, roles);
    return new ToldChain(
      before,
      roles,
      hidden.map((it) => it.by),
      told,
      this.roles.vary(link),
    );
  }
  /** A link in the model; the same one for all endpoints that see the same roles. */
  private told(link: Link, roles: readonly RoleAnswer[]): Middleware {
    const known = this.links.get(link);
    if (known?.roles.length === roles.length && known.roles.every((it, index) => it === roles[index]))
      return known.middleware;
    const middleware = middlewareOf(link, roles);
    this.links.set(link, { roles, middleware });
    return middleware;
  }
}
/** What a step does for an endpoint, some of whose requests it may let by. */
function asFarAsAsked(role: RoleAnswer, letBy: Cover): readonly RoleAnswer[] {
  if (letBy === 'all') return [];
  return [letBy === 'some' && role.is === 'yes' ? { ...role, is: 'conditional' } : role];
}
/** A link as the model tells it. */
export function middlewareOf(link: Link, roles: readonly RoleAnswer[]): Middleware {
  return {
    text: link.item.text,
    at: placeOf(link.item.ref),
    scope: link.scope,
    roles: roles
      .filter(
        (it): it is RoleAnswer & { does: Exclude<RoleAnswer['does'], 'examines' | 'gathers'> } =>
          it.does !== 'other' && it.does !== 'examines' && it.does !== 'gathers',
      )
      .map((it) => ({
        does: it.does,
        is: it.is,
        at: placeOf(it.at),
        by: it.by,
        ...(it.parts && { parts: it.parts }),
        ...(it.own && { own: it.own }),
        ...(it.refusals && {
          refusals: it.refusals.map(({ at: place, status }) => ({
            at: placeOf(place),
            ...(status !== undefined && { status }),
          })),
        }),
      })),
  };
}
/** Of requests for a function that is called under the address of whatever page: where addresses are told apart, some. */
function shareUnderAnyPage(role: RoleAnswer): Cover {
  const tellsApart = (it: Exemption): boolean => isOfPath(it) || it.allBut?.some(tellsApart) === true;
  const { exempt = [], only = [] } = role;
  return [...exempt, ...only].some(tellsApart) ? 'some' : shareLetBy(role, { path: '', method: 'POST' });
}
