/**
 * A value as JSON. The runner of GitHub's actions obeys `##[command]` wherever a line of the log holds it, and the report
 * may be shown in a log: written as below it stays the same text to whoever reads JSON.
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replaceAll('##[', '#\\u0023[')}\n`;
}
