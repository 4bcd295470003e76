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
