/** Names of members and operators by which conditions ask. */

export const MEMBERSHIP =
  /^(?:includes|has|some|every|find|findIndex|indexOf|filter|contains|hasOwnProperty|hasOwn|isSubsetOf)$/;
export const ASKS_EACH = /^(?:some|every|find|findIndex|filter)$/;
export const FINDS = /^find(?:Index)?$/;
export const TEXT_TESTS = /^(?:startsWith|endsWith)$/;
export const ORDER = /^[<>]=?$/;
export const EXISTENCE =
  /^(?:length|size|count|rowCount|affectedRows|affected|changes|(?:matched|modified|deleted)Count|ok|rows|\d+)$/;
