import { broken, defineRule, kept, placeKey, unknown, type Mend, type Schema } from '../../src/rule.ts';

/** One place mends it: of this schema, or of all that have it from there. */
function mendOf({ tightened }: Schema, all: readonly Schema[]): { readonly mend?: Mend } {
  if (tightened === undefined) return {};
  const place = placeKey(tightened.at);
  const isShared = all.every((each) => each.tightened && placeKey(each.tightened.at) === place);
  return isShared ? { mend: { how: 'tighten', by: tightened } } : {};
}

export default defineRule({
  id: 'loose-schema',
  about: 'backend',
  standards: ['validation/strict-schemas'],
  severity: 'warning',
  confidence: 'medium',
  preset: 'strict',
  cwe: [20, 915],
  summary: 'A schema of a request body lets members pass that it does not name, or values of any type.',
  messages: {
    kept: 'This schema lets members pass that it does not name.',
    allKept:
      'These schemas let members pass that they do not name, {count} in all: nothing tells the validator to refuse or remove them.',
    any: "'{field}' may be anything.",
  },
  why: 'What the schema does not name reaches the code that spreads, merges or stores the body: a caller adds a role or a price that the form never had.',
  remedy: 'Refuse unknown members, or at least remove them, and give every member its type.',
  *check(_, model) {
    const bodies = model.schemas.filter((schema) => schema.appliesTo.includes('body'));
    const byPackage = new Map<string, Schema[]>();
    for (const schema of bodies) byPackage.set(schema.package, [...(byPackage.get(schema.package) ?? []), schema]);
    for (const schemas of byPackage.values()) {
      const loose = schemas.filter((schema) => schema.unknownMembers === 'kept');
      // Where all are loose, it is one setting that is missing, not so many mistakes: at the one place that checks them.
      const one = loose.length > 1 && loose.length === schemas.length;
      const places = new Map(
        model.validations.flatMap(({ at, schema }) => (schema && loose.includes(schema) ? [[placeKey(at), at]] : [])),
      );
      const [setting] = places.size === 1 ? places.values() : [];
      for (const schema of one ? loose.slice(0, 1) : loose)
        yield broken(one ? 'allKept' : 'kept', one ? (setting ?? schema.at) : schema.at, {
          data: { count: loose.length },
          // Somebody wrote that all may come: what others send may grow.
          ...((one ? loose : [schema]).every(({ tightened }) => tightened?.chosen === true) && { preset: 'strict' }),
          ...mendOf(schema, one ? loose : [schema]),
        });
      for (const schema of schemas) {
        if (schema.unknownMembers === 'unknown')
          yield unknown('What happens to unknown members could not be seen.', schema.at);
        else if (schema.unknownMembers !== 'kept')
          yield kept(schema.at, `unknown members are ${schema.unknownMembers}`);
      }
    }
    for (const schema of bodies)
      for (const field of schema.fields)
        if (field.type === 'any' && !/^(?:meta|metadata|data|extra|payload|settings)$/i.test(field.name))
          yield broken('any', field.at, { data: { field: field.name }, severity: 'info', confidence: 'low' });
  },
});
