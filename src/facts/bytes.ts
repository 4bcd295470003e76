/** Whole numbers and strings as bytes: seven bits a byte, small numbers first; every string once. */

/** Collects numbers; strings go to a pool that several writers may share. */
export class ByteWriter {
  readonly #strings: StringPool;
  #bytes = new Uint8Array(1 << 12);
  #at = 0;

  constructor(strings: StringPool) {
    this.#strings = strings;
  }

  get length(): number {
    return this.#at;
  }

  byte(value: number): void {
    if (this.#at === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#at++] = value;
  }

  /** A whole number from 0 up to 2^53. */
  natural(value: number): void {
    let rest = value;
    while (rest > 0x7fffffff) {
      this.byte((rest % 128) | 0x80);
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.byte((rest & 127) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** A whole number of either sign. */
  integer(value: number): void {
    this.natural(value < 0 ? -value * 2 - 1 : value * 2);
  }

  double(value: number): void {
    const bytes = new Uint8Array(new Float64Array([value]).buffer);
    for (const byte of bytes) this.byte(byte);
  }

  string(text: string): void {
    this.natural(this.#strings.indexOf(text));
  }

  /** The number under which a string is kept. */
  indexOf(text: string): number {
    return this.#strings.indexOf(text);
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }
}

/** Strings by number, in the order in which they came. */
export class StringPool {
  readonly #indexes: Map<string, number>;

  /** Begins with strings that keep their numbers. */
  constructor(strings: readonly string[] = []) {
    this.#indexes = new Map(strings.map((text, index) => [text, index]));
  }

  indexOf(text: string): number {
    let index = this.#indexes.get(text);
    if (index === undefined) this.#indexes.set(text, (index = this.#indexes.size));
    return index;
  }

  /** Lengths, each with a bit for strings of wide characters, then the characters of both widths. */
  finish(): Uint8Array {
    const texts = [...this.#indexes.keys()];
    const lengths = new ByteWriter(this);
    const narrow: string[] = [];
    const wide: string[] = [];
    lengths.natural(texts.length);
    for (const text of texts) {
      const isWide = /[^\u0000-\u00ff]/.test(text);
      (isWide ? wide : narrow).push(text);
      lengths.natural(text.length * 2 + (isWide ? 1 : 0));
    }
    // Both encodings keep every code unit, lone surrogates too.
    return join([lengths.finish(), Buffer.from(narrow.join(''), 'latin1'), Buffer.from(wide.join(''), 'utf16le')]);
  }
}

/** Reads what a writer wrote. Whatever the bytes are, reading ends: past the end it throws. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #strings: readonly string[];
  #at: number;

  constructor(bytes: Uint8Array, at: number, strings: readonly string[]) {
    this.#bytes = bytes;
    this.#at = at;
    this.#strings = strings;
  }

  natural(): number {
    const first = this.#bytes[this.#at++];
    if (first === undefined) throw damaged();
    return first < 128 ? first : this.#rest(first);
  }

  #rest(first: number): number {
    let value = first & 127;
    for (let scale = 128; ; scale *= 128) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined || scale > 2 ** 53) throw damaged();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  integer(): number {
    const value = this.natural();
    if (value < 0x7fffffff) return (value & 1) === 0 ? value >>> 1 : -((value + 1) >>> 1);
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  double(): number {
    const bytes = new Uint8Array(8);
    for (let index = 0; index < 8; index++) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw damaged();
      bytes[index] = byte;
    }
    return new Float64Array(bytes.buffer)[0]!;
  }

  string(): string {
    return this.stringAt(this.natural());
  }

  stringAt(index: number): string {
    const text = this.#strings[index];
    if (text === undefined) throw damaged();
    return text;
  }

  /** How many things follow: never more than there are bytes. */
  count(): number {
    const count = this.natural();
    if (count > this.#bytes.length) throw damaged();
    return count;
  }
}

/** The strings of a finished pool. */
export function readStrings(bytes: Uint8Array): readonly string[] {
  const lengths: number[] = [];
  let at = 0;
  const natural = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || scale > 2 ** 53) throw damaged();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const count = natural();
  if (count > bytes.length) throw damaged();
  let narrowLength = 0;
  for (let index = 0; index < count; index++) {
    const length = natural();
    lengths.push(length);
    if (length % 2 === 0) narrowLength += length / 2;
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + at, bytes.byteLength - at);
  // One long string of each width, and the strings are cut out of it: much faster than decoding one by one.
  const narrow = text.toString('latin1', 0, narrowLength);
  const wide = text.toString('utf16le', narrowLength);
  let narrowAt = 0;
  let wideAt = 0;
  return lengths.map((length) =>
    length % 2 === 0
      ? narrow.slice(narrowAt, (narrowAt += length / 2))
      : wide.slice(wideAt, (wideAt += (length - 1) / 2)),
  );
}

/** Several pieces of bytes as one. */
export function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export function damaged(): Error {
  return new RangeError('these bytes are no facts');
}
