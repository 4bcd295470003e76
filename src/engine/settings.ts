import type { Severity } from '../rule.ts';

/** Severity by rule id; `off` takes the rule out. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** What a user may decide about rules. */
export interface Settings {
  readonly severities?: Severities;
  /** Folders (relative to the project, with `/`) whose files have severities of their own; the deepest one decides. */
  readonly folders?: readonly { readonly folder: string; readonly severities: Severities }[];
  /** Files with severities of their own, wherever they lie; the last that names the rule decides, before all above. */
  readonly overrides?: readonly { readonly covers: (path: string) => boolean; readonly severities: Severities }[];
  /** What was said for this run alone decides before everything else. */
  readonly forced?: Severities;
  /** No other rule is asked. */
  readonly only?: readonly string[];
  /** The day, as `2027-01-31`: what was suppressed until the day before is suppressed no more. */
  readonly today?: string;
  /** ESLint obeys its own comments: what they cover is to be found, and they are nothing to us. */
  readonly insideEslint?: boolean;
}

/** `default`: what the recommended preset shows; `strict` adds rules for strict eyes, and findings of low confidence. */
export type View = 'default' | 'strict';

/** What the user decided about a rule for the files of a path, if anything. */
export function severityAt(
  { severities, folders = [], overrides = [], forced }: Settings,
  rule: string,
  path: string,
): Severities[string] | undefined {
  const said =
    forced?.[rule] ??
    overrides.findLast((each) => each.severities[rule] !== undefined && each.covers(path))?.severities[rule];
  if (said !== undefined) return said;
  let deepest: { readonly folder: string; readonly severities: Severities } | undefined;
  for (const each of folders)
    if (path.startsWith(`${each.folder}/`) && each.folder.length > (deepest?.folder.length ?? -1)) deepest = each;
  return (deepest?.severities ?? severities)?.[rule];
}
/** Is the rule off wherever one looks? */
export function isOff({ severities, folders = [], overrides = [], forced, only }: Settings, rule: string): boolean {
  if (only !== undefined && !only.includes(rule)) return true;
  if (forced?.[rule] !== undefined) return forced[rule] === 'off';
  if (overrides.some((each) => each.severities[rule] !== undefined && each.severities[rule] !== 'off')) return false;
  return [severities, ...folders.map((each) => each.severities)].every((each) => each?.[rule] === 'off');
}
