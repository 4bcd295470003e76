/** What was linked in earlier runs. To the host it is opaque: structures under keys that say all they were made of. */
import { sqlAnswers, type SqlAnswers } from './sql/parse.ts';
import type { Store } from './store.ts';

/** The key of what the SQL parser said. */
const statements = 'statements';

/** Models of one project. */
export class Models {
  readonly #store: Store;
  readonly #settings: string;
  /** How many statements were known before. */
  readonly #known: number;
  /** What the SQL parser said in earlier runs. */
  readonly statements: SqlAnswers | undefined;

  /** `settings`: what every model depends on beside its key. */
  constructor(store: Store, settings: unknown) {
    this.#store = store;
    this.#settings = JSON.stringify(settings ?? null);
    this.statements = store.get(statements) as SqlAnswers | undefined;
    this.#known = this.statements?.size ?? 0;
  }

  get(key: string): object | undefined {
    return this.#store.get(this.#keyOf(key)) as object | undefined;
  }

  /** Keeps these, with what the SQL parser said. */
  keep(models: ReadonlyMap<string, { readonly model: object; readonly isNew: boolean }>): void {
    for (const [key, made] of models) if (made.isNew) this.#store.put(this.#keyOf(key), made.model);
    const answers = sqlAnswers();
    if (answers.size > this.#known) this.#store.put(statements, answers);
  }

  #keyOf(key: string): string {
    return `model ${this.#settings}\n${key}`;
  }
}
