/**
 * Text of the analysed project made fit for a terminal: what would move the cursor, change colours or turn the direction
 * of writing is shown as its code, so that a file name or a message cannot pretend to be ours.
 */
export function visible(text: string): string {
  return unobeyed(text).replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => {
      const code = character.codePointAt(0)!;
      return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
    },
  );
}

/** The runner of GitHub's actions obeys a line of the log that begins with `::command`, and `##[command]` wherever it stands. */
function unobeyed(text: string): string {
  return text.replace(/(^|\s):(?=:[a-z])/g, '$1\\x3a').replaceAll('##[', '#\\x23[');
}
