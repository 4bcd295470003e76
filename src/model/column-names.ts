/** What names of columns and tables are taken to mean. A name alone makes no finding above `info`. */

const OWNER =
  /^(?:(?:user|owner|author|creator|account|customer|tenant|organi[sz]ation|actor|sender|poster)_?(?:id|uuid)|(?:created|updated|posted|sent|uploaded|requested)_?by(?:_?id)?)$/i;
/** A column that says whose a row is, or who did it. */
export function isOwnerColumn(name: string): boolean {
  return OWNER.test(name);
}

const GROWING =
  /(?:^|[_.\s]|(?<=[a-z]))(?:events?|logs?|messages?|audits?|notifications?|transactions?|activit(?:y|ies)|histor(?:y|ies))$/i;
/** A table to which rows are only added, so that it grows for ever. */
export function growsForEver(table: string): boolean {
  return GROWING.test(table);
}

const SECRET = /(?:password|passwd|(?<!commit_?)hash(?:ed)?(?!tag)|salt|secret|token|api_?key|otp|ssn)/i;
const HARMLESS =
  /^(?:has|is|needs|must|use)[A-Z_]|(?:count|at|on|date|expires?|expiry|attempts|type|name|id|length|version|hint|changed|reset)$|^next/i;
/** A column whose value opens something, or should never be shown. */
export function isSecretColumn(name: string): boolean {
  return SECRET.test(name) && !HARMLESS.test(name);
}

const MONEY =
  /(?:^|_|(?<=[a-z]))(?:price|amount|balance|total|subtotal|cost|fee|salary|wage|revenue|payment|refund|discount|tax)$/i;
/** A column that holds an amount of money. */
export function isMoneyColumn(name: string): boolean {
  return MONEY.test(name);
}
