import { broken, defineRule, kept, unknown, type Schema, type SchemaField } from '../../src/rule.ts';

const password = /^(?:(?:new|initial)[_-]?)?pass(?:word|wd|phrase)$/i;
const other =
  /^(?:pass(?:word|wd|phrase)|e-?mail|user[_-]?name|login|remember(?:[_-]?me)?|otp|code|totp|captcha|client[_-]?(?:id|secret)|grant[_-]?type|scope|tenant|realm|device(?:[_-]?id)?)$/i;
const least = 8;
/** From this length on a phrase is strong without classes of characters. */
const phrase = 12;

/** What another system is reached by: the password beside it is that system's, and whoever runs it chose it. */
const reached =
  /(?:^|[a-z\d_-](?=[A-Z])|[_-])(?:host(?:_?name)?|port|ip(?:_?address)?|server|database|dsn|end_?point|ssid|protocol|secure|ssl|tls|bind_?dn|(?:hmac|api|access|private|merchant|shop|webhook)[_-]?(?:key|id|secret|token))$|^(?:(?:base|server|proxy|api)[_-]?)?ur[il]$/i;

/** A new password is set with it: told by the endpoint, or by fields that a login does not have. */
function setsPassword(schema: Schema, field: SchemaField): boolean | undefined {
  if (/^(?:new|initial)/i.test(field.name)) return true;
  // Whoever sets another password, or changes an address, shows the one that they have.
  if (schema.fields.some(({ name }) => /^new(?:[A-Z]|[_-])/.test(name))) return false;
  const purposes = (schema.endpoints ?? []).map((endpoint) => endpoint.purpose);
  if (purposes.some((purpose) => purpose === 'signup' || purpose === 'recovery')) return true;
  if (purposes.includes('login')) return false;
  if (schema.fields.some((each) => reached.test(each.name))) return undefined;
  return schema.fields.some((each) => !other.test(each.name)) ? true : undefined;
}

export default defineRule({
  id: 'weak-password-policy',
  about: 'schema',
  standards: ['validation/password-strength'],
  severity: 'warning',
  confidence: 'medium',
  cwe: [521],
  summary: 'A new password may be short or of one kind of character.',
  messages: {
    unbounded: "'{field}' sets a password and has no least length.",
    short: "'{field}' accepts a password of {length} characters; at least 8 are needed.",
    plain: "'{field}' accepts a password without lower case, upper case and a digit.",
  },
  why: 'Short passwords are guessed in minutes once the table of hashes is lost, and online by anyone who is patient.',
  remedy:
    'Ask for at least eight characters with lower case, upper case and a digit, or for a phrase of at least twelve.',
  *check(schema, model) {
    if (!schema.appliesTo.includes('body')) return;
    const asked = model.packages.find((it) => it.at !== undefined && it.is.includes('password-strength'));
    for (const field of schema.fields) {
      if (!password.test(field.name) || field.type !== 'text') continue;
      const sets = setsPassword(schema, field);
      if (sets === undefined) yield unknown('Whether a password is set or only compared could not be seen.', field.at);
      if (sets !== true) continue;
      if (asked) {
        yield unknown(`How strong a password has to be is asked of ${asked.name}, outside of the schema.`, field.at);
        continue;
      }
      const value = field.constraints.find(
        (constraint) => constraint.name === 'min' || constraint.name === 'length',
      )?.value;
      const length = typeof value === 'number' ? value : undefined;
      const classes = field.constraints.some((constraint) => /^(?:pattern|refine|strong)/.test(constraint.name));
      const data = { field: field.name, length: length ?? 0 };
      // How long passwords are is one decision of an application.
      if (length === undefined && !classes) yield broken('unbounded', field.at, { data, cause: '' });
      else if (length !== undefined && length < least) yield broken('short', field.at, { data, cause: '' });
      else if (!classes && (length ?? 0) < phrase)
        yield broken('plain', field.at, { data, severity: 'info', confidence: 'low' });
      else yield kept(field.at, classes ? 'classes of characters' : 'long phrase');
    }
  },
});
