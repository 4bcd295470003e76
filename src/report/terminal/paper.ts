import { Chalk, type ChalkInstance } from 'chalk';
import type { Finding } from '../report.ts';
import type { Screen } from '../screen.ts';
import type { Is } from '../signs.ts';
import { visible } from '../visible.ts';

/** What all parts of the terminal's page are written with. */
export class Paper {
  readonly chalk: ChalkInstance;
  readonly width: number;
  readonly height: number;
  readonly all: boolean;
  readonly #prefix: string;

  /** `prefix` leads from the repository to the audited folder. */
  constructor({ color, width, height = 50, all = false }: Screen, prefix: string) {
    this.#prefix = prefix;
    this.chalk = new Chalk({ level: color });
    this.width = Math.max(60, Math.min(width, 120));
    this.height = height;
    this.all = all;
  }

  /** `path:line`, as the repository knows it. */
  place({ path, line }: Pick<Finding['location'], 'path' | 'line'>): string {
    return `${this.path(path)}:${String(line)}`;
  }
  path(path: string): string {
    return visible(this.#prefix + path);
  }
  get prefix(): string {
    return this.#prefix;
  }

  paint(severity: Finding['severity']): ChalkInstance {
    const { chalk } = this;
    return severity === 'error' ? chalk.red : severity === 'warning' ? chalk.yellow : chalk.blue;
  }

  /** Colours for an answer of an endpoint. */
  paintAnswer(is: Is): ChalkInstance {
    const { green, red, yellow, dim } = this.chalk;
    return { yes: green, no: red, conditional: yellow, unknown: yellow, 'not-applicable': dim }[is];
  }

  /** Text in lines that fit, each indented; at most so many of them. */
  wrap(text: string, indent: number, most = Number.POSITIVE_INFINITY): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      if (line !== '' && indent + line.length + word.length + 1 > this.width) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
    const kept = lines.slice(0, most);
    if (kept.length < lines.length) kept[most - 1] = `${kept[most - 1]!.slice(0, this.width - indent - 1)}…`;
    return kept.map((each) => ' '.repeat(indent) + each);
  }
}

/** `1 place`, `2 places`. */
export function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** Instead of what could not be written. */
export function missing(why: string): string[] {
  return [`(a part of the report is missing: ${visible(why)})`];
}
