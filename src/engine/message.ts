/**
 * Characters that a terminal, a CI log or an editor would act on instead of showing: control characters, line
 * separators and direction overrides. Names in the audited source may hold them.
 */
const active = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
const longest = 160;

/** Text of the audited source as it may stand in a sentence: one line, nothing a terminal would obey, not endless. */
export function quoted(text: string): string {
  const plain = text.replace(active, ' ');
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

/** Fills the `{placeholders}` of a template; one without data stays as it is. */
export function render(template: string, data: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{([^{}]+)\}/gu, (whole, name: string) => {
    const key = name.trim();
    return Object.hasOwn(data, key) ? quoted(String(data[key])) : whole;
  });
}
