import type { Library } from '../kinds.ts';

export default {
  package: 'validator',
  is: ['validator'],
  guards: [
    {
      at: '.isAlpha|isAlphanumeric|isNumeric|isDecimal|isFloat|isInt|isHexadecimal|isHexColor|isOctal|isUUID|isMongoId|isPort|isIn|isBoolean|isIP|isIPRange|isMACAddress|isISO8601|isRFC3339|isDate|isTime|isBase32|isBase58|isMD5|isHash|isLuhnNumber|isCreditCard|isIBAN|isBIC|isEAN|isISBN|isISSN|isISIN|isISO31661Alpha2|isISO31661Alpha3|isISO31661Numeric|isISO4217|isISO6391|isLocale|isSlug|isULID|isVAT|isTaxID|isPostalCode|isMobilePhone|isLatLong|isIMEI|isSemVer|isEmpty|equals',
      input: '[0]',
      safeFor: ['*'],
    },
    {
      at: '.isBase64|isJWT',
      input: '[0]',
      safeFor: ['sql', 'nosql', 'command', 'html', 'template', 'code', 'log', 'header'],
    },
    { at: '.isFQDN', input: '[0]', safeFor: ['sql', 'nosql', 'command', 'html', 'path', 'log', 'header'] },
    {
      at: '.isEmail|isURL|isAscii|isByteLength|isLength|isJSON|isDataURI|isCurrency|isStrongPassword|isLowercase|isUppercase|contains|matches|isMimeType|isMultibyte',
      input: '[0]',
      safeFor: ['nosql'],
    },
    { at: '.isWhitelisted', input: '[0]', safeFor: ['nosql'] },
  ],
  sanitizers: [
    { at: '.escape', input: '[0]', safeFor: ['html', 'nosql'], yields: 'text' },
    { at: '.toInt|toFloat', input: '[0]', safeFor: ['*'], yields: 'number' },
    { at: '.toDate', input: '[0]', safeFor: ['*'], yields: 'number' },
    { at: '.toBoolean', input: '[0]', safeFor: ['*'], yields: 'boolean' },
    { at: '.stripLow', input: '[0]', safeFor: ['log', 'header', 'nosql'], yields: 'text' },
    { at: '.toString', input: '[0]', safeFor: ['nosql'], yields: 'text' },
  ],
  flows: [
    {
      at: '.trim|ltrim|rtrim|unescape|normalizeEmail|whitelist|blacklist|escape|stripLow|toString',
      from: '[0]',
      to: 'return',
    },
  ],
} as const satisfies Library;
