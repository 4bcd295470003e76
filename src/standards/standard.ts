/** `must`: breaking it loses data, leaks, lets someone in or hides a failure; `should`: good practice. */
export type Level = 'must' | 'should';

/**
 * What it takes to decide: one file, the model of the whole project, an artefact beside the code (migration,
 * Dockerfile, manifest), a figure measured elsewhere and handed in, or a human.
 */
export type Check = 'static-local' | 'static-project' | 'artefact' | 'ingest' | 'manual';

/** One thing that can be decided separately about a backend. */
export interface Standard {
  /** Stable: `group/name`. */
  readonly id: string;
  /** The standard in one sentence. */
  readonly title: string;
  readonly level: Level;
  readonly check: Check;
  /** Where it applies: languages, and artefacts such as `sql`, `yaml` or `dockerfile`. */
  readonly languages: readonly string[];
  /** What shows it kept, and what shows it broken. */
  readonly evidence: { readonly satisfied: string; readonly violated: string };
  /** Traps for whoever decides it. */
  readonly cautions?: string;
  /** Numbers and names that a project may want otherwise. */
  readonly params?: Readonly<Record<string, unknown>>;
}
