/**
 * What was read, what could not be seen or worked out, which packages are used, and comments that suppress findings.
 */
import type { Directive, Location } from '../facts/facts.ts';

/** Something that could not be seen. */
export interface Unresolved {
  readonly at: Location;
  readonly what: 'import' | 'call' | 'mount' | 'route' | 'middleware' | 'path' | 'handler' | 'file' | 'query';
  readonly why: string;
  /** The package that declares endpoints there, and that nothing is known about. */
  readonly unread?: string;
}
export interface FileRecord {
  readonly path: string;
  readonly language: string;
  readonly state: 'analysed' | 'partial' | 'skipped';
  readonly reason?: string;
  /** Another analysed file imports it, or it is an entry point. */
  readonly needed: boolean;
  readonly role: 'source' | 'test' | 'generated' | 'config' | 'migration' | 'script' | 'client';
  readonly directives: readonly Directive[];
}
/** Work of ours that threw. It costs what it was about, and no more. */
export interface Failed {
  /** '' where it is about no single file. */
  readonly path: string;
  readonly line?: number;
  /** What could not be worked out. */
  readonly what: string;
  readonly why: string;
  /** What that means for those who read the answers. */
  readonly means: string;
}
/** A package the project uses. */
export interface UsedPackage {
  readonly name: string;
  /** From package.json, where listed. */
  readonly version?: string;
  readonly is: readonly string[];
  /** How callers show who they are to it: `JWT`, `session`, ... */
  readonly scheme?: string;
  /** It decides rights by attributes. */
  readonly policies?: true;
  /** It limits attempts to sign in by itself, unless it is told not to. */
  readonly limitsAttempts?: true;
  readonly at?: Location;
}

/**
 * A comment that suppresses findings, and what came of it. The engine makes these after the other rules have spoken,
 * so they are subjects of rules but not part of the model.
 */
export interface Suppression {
  readonly at: Location;
  /** Whose comment it is, where it is not our own. */
  readonly tool?: Directive['tool'];
  readonly kind: Directive['kind'];
  /** Rules it names; a comment of ESLint that names none stands for all. */
  readonly rules: readonly string[];
  readonly reason?: string;
  /** Why it is not obeyed, where it is not. */
  readonly malformed?: string;
  /** The last day on which it held, where that has gone by: it is not obeyed any more. */
  readonly ended?: string;
  /** Names that no rule has, with the nearest one that exists. */
  readonly strangers: readonly { readonly name: string; readonly nearest?: string }[];
  /** Known rules it names that had nothing to suppress. */
  readonly idle: readonly string[];
}
