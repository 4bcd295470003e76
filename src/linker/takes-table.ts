/** What every file takes from others, in a form that outlives a run. */
import type { Location } from '../facts/facts.ts';
import type { Outline } from '../facts/outline.ts';
import type { Unresolved } from '../model/model.ts';
import type { ProjectFile, Resolve } from './project.ts';
import { takesOf, type Takes } from './takes.ts';

/** Numbers of texts, for each file in turn: itself, its id, and lists with their lengths before them. */
export interface PackedTakes {
  readonly texts: readonly string[];
  readonly numbers: Int32Array;
}

/** While no more than this share of the files is new, working those out again costs less than writing all of them. */
const FEW = 1 / 200;

/** Answers for one file after another, as long as imports lead where they led. */
export class TakesTable {
  /** Of earlier runs, under what the file was known by. */
  private readonly kept: ReadonlyMap<string, Takes>;
  private readonly known = new WeakMap<ProjectFile, Takes>();
  /** What had to be worked out, by outline: a file may come as another object for each link. */
  private readonly made = new WeakMap<Outline, Takes>();
  private readonly asked = new Map<string, readonly [ProjectFile, Takes]>();
  private count = 0;

  constructor(packed?: object) {
    this.kept = packed === undefined ? new Map() : unpacked(packed as PackedTakes);
  }

  of(file: ProjectFile, resolve: Resolve): Takes {
    const known = this.known.get(file);
    if (known !== undefined) return known;
    const { path, id, outline } = file;
    const kept = id === undefined ? undefined : this.kept.get(keyOf(path, id));
    const found = kept ?? this.made.get(outline) ?? this.make(path, outline, resolve);
    this.known.set(file, found);
    this.asked.set(path, [file, found]);
    return found;
  }

  private make(path: string, outline: Outline, resolve: Resolve): Takes {
    const takes = takesOf(path, outline, resolve);
    this.made.set(outline, takes);
    this.count++;
    return takes;
  }

  /** So much had to be worked out that writing it down is worth more than doing it again. */
  get hasGrown(): boolean {
    return this.count > FEW * this.kept.size;
  }

  /** Of the files that were asked for and that a later run may know again. */
  packed(): PackedTakes {
    const texts = new Map<string, number>();
    const numbers: number[] = [];
    const text = (it: string): void => {
      let index = texts.get(it);
      if (index === undefined) texts.set(it, (index = texts.size));
      numbers.push(index);
    };
    const place = ({ line, column, endLine, endColumn }: Location): void => {
      numbers.push(line, column, endLine, endColumn);
    };
    for (const [{ path, id }, takes] of this.asked.values()) {
      if (id === undefined) continue;
      const { files, needed, named, packages, unresolved } = takes;
      text(path);
      text(id);
      for (const list of [files, needed, named]) {
        numbers.push(list.length);
        list.forEach(text);
      }
      numbers.push(packages.size);
      for (const [name, at] of packages) {
        text(name);
        place(at);
      }
      numbers.push(unresolved.length);
      for (const { at, why } of unresolved) {
        text(why);
        place(at);
      }
    }
    return { texts: [...texts.keys()], numbers: Int32Array.from(numbers) };
  }
}

function unpacked({ texts, numbers }: PackedTakes): ReadonlyMap<string, Takes> {
  const found = new Map<string, Takes>();
  let at = 0;
  const number = (): number => numbers[at++]!;
  const text = (): string => texts[number()]!;
  const list = (): string[] => {
    const items = new Array<string>(number());
    for (let index = 0; index < items.length; index++) items[index] = text();
    return items;
  };
  while (at < numbers.length) {
    const path = text();
    const place = (): Location => ({ path, line: number(), column: number(), endLine: number(), endColumn: number() });
    const key = keyOf(path, text());
    const [files, needed, named] = [list(), list(), list()];
    const packages = new Map<string, Location>();
    for (let left = number(); left > 0; left--) packages.set(text(), place());
    const unresolved: Unresolved[] = [];
    for (let left = number(); left > 0; left--) {
      const why = text();
      unresolved.push({ at: place(), what: 'import', why });
    }
    found.set(key, { files, needed, named, packages, unresolved });
  }
  return found;
}
function keyOf(path: string, id: string): string {
  return `${path}\0${id}`;
}
