import type { Location } from '../facts/facts.ts';
import {
  isPlaceholder,
  isProse,
  isWord,
  masked,
  maskedFormats,
  passwordInUrl,
  secretInQuery,
  secretName,
} from '../linker/flows/secret-texts.ts';

/** Shorter texts stand in too many other places to be taken for the secret there. */
const shortest = 4;

/** Hides secrets in lines of source: those that are known by their place, and what looks like one. */
export class Masking {
  /** Secrets, and whether each may stand anywhere as a word of its own: a report has tens of thousands of texts to look at. */
  readonly #known = new Map<string, boolean>();

  /** `lines` are those of the file that the secret stands in. */
  know(at: Location, lines: readonly string[]): void {
    const text = lines
      .slice(at.line - 1, at.endLine)
      .map((line, index, all) =>
        line.slice(index === 0 ? at.column - 1 : 0, index === all.length - 1 ? at.endColumn - 1 : undefined),
      );
    for (const part of text) {
      const bare = part.trim().replace(/^['"`]|['"`]$/g, '');
      const secret = passwordInUrl(bare) ?? secretInQuery(bare) ?? bare;
      if (secret.length >= shortest && !this.#known.has(secret)) this.#known.set(secret, isEveryday(secret));
    }
  }

  /**
   * Words with the secrets that are known hidden, also one of which an ellipsis left the beginning. What a sentence names
   * is a member called `password`, and not the secret of the same word; what a call is handed is the secret.
   */
  words(text: string): string {
    return this.hidden(text, (secret) => secretName(secret) !== undefined);
  }
  private hidden(text: string, isName: (secret: string) => boolean): string {
    let shown = text;
    for (const [secret, everyday] of this.#known) {
      if (everyday) {
        if (!shown.includes(secret)) continue;
        const before = isName(secret) ? '(' : '';
        for (const quote of [`'`, '"', '`'])
          shown = shown.replaceAll(before + quote + secret + quote, before + quote + masked(secret) + quote);
        continue;
      }
      shown = shown.replaceAll(secret, masked(secret));
      if (!shown.endsWith('…')) continue;
      for (let kept = secret.length - 1; kept >= shortest; kept--)
        if (shown.endsWith(`${secret.slice(0, kept)}…`)) shown = `${shown.slice(0, -kept - 1)}${masked(secret)}…`;
    }
    return shown;
  }

  /** A line of source with what is secret in it hidden, known or not. */
  line(text: string): string {
    let shown = maskedFormats(this.hidden(text, () => false));
    shown = shown.replace(inUrl, (_, before: string, password: string) => before + masked(password));
    shown = shown.replace(named, (whole, before: string, name: string, quote: string, value: string) =>
      secretName(name) === undefined || isPlaceholder(value) || isProse(value) || value.includes('${')
        ? whole
        : `${before}${quote}${masked(value)}`,
    );
    return shown.replace(long, (token) => (isRandom(token) ? masked(token) : token));
  }
}

const inUrl = /([a-z][a-z\d+.-]{0,30}:\/\/[^\s/:@'"`]{0,200}:)([^\s/@'"`$]{1,200})(?=@)/gi;
/** `name: 'value'`, `name = "value"`, `'name': 'value'`. */
const named = /((?<![\w$])([\w$-]{2,60})['"]?\s{0,10}(?::|=|=>|\?\?|\|\|)\s{0,10})(['"`])([^'"`]{3,200})(?=\3)/g;
const long = /[A-Za-z\d+/_-]{40,}={0,2}/g;

/** It may stand anywhere as a word of its own: `secret`, `admin`. */
function isEveryday(secret: string): boolean {
  return secret.length < 8 || isWord(secret) || isProse(secret);
}

/** Letters and digits in no order that a name or a path would have. */
function isRandom(token: string): boolean {
  const digits = token.replace(/\D/g, '').length;
  return digits >= 6 && !/[/_-][a-z]{3,}[/_-]/i.test(token);
}
