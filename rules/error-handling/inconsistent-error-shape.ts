import { broken, defineRule, kept, placeKey, refuses, type Response } from '../../src/rule.ts';

const membersOf = (response: Response): readonly string[] =>
  response.body?.shape === 'text'
    ? ['text']
    : [...new Set((response.body?.keys ?? []).map((each) => each.split('.')[0] ?? each))];

/** Members by which an answer says that it is an error; others are data that comes with an unusual status. */
const telling =
  /^(?:text|message|msg|errors?|err|code|status(?:Code)?|title|details?|reason|name|type|success|ok|data|issues|problem|fault|failure|exception)$|error|message/i;
export default defineRule({
  id: 'inconsistent-error-shape',
  about: 'backend',
  standards: ['error-handling/standard-error-shape'],
  severity: 'info',
  confidence: 'medium',
  summary: 'Error answers of one service come in different shapes.',
  messages: {
    other: "This error answer has {shape}; the other error answers of the service have '{common}'.",
  },
  why: 'Every client has to know every shape, and shows "undefined" for the one it does not know.',
  remedy:
    'Make error answers in one place, best in the error handler, with a code for programs and a message for people.',
  *check(_, model) {
    // How failed validation is answered is judged by a rule of its own.
    const seen = new Set(model.validations.flatMap(({ failure }) => (failure ? [placeKey(failure.at)] : [])));
    const errors: Response[] = [];
    for (const response of model.responses) {
      const shape = response.body?.shape;
      if (!refuses(response) || (shape !== 'object' && shape !== 'text') || seen.has(placeKey(response.at))) continue;
      seen.add(placeKey(response.at));
      if (membersOf(response).some((member) => telling.test(member))) errors.push(response);
    }
    const counts = new Map<string, number>();
    for (const each of errors.flatMap(membersOf)) counts.set(each, (counts.get(each) ?? 0) + 1);
    const ranked = [...counts].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
    const common = ranked.find(([member]) => member !== 'text')?.[0] ?? 'text';
    const settled = (counts.get(common) ?? 0) > 1;
    const shapes = new Map<string, number>();
    for (const response of errors) {
      const members = membersOf(response);
      if (members.includes(common)) yield kept(response.at, common);
      else {
        // One finding for each shape in each file: whoever made it made the others too.
        const group = `${response.at.path} ${members.join()}`;
        const times = (shapes.get(group) ?? 0) + 1;
        shapes.set(group, times);
        if (times > 1) continue;
        const shape = response.body?.shape === 'text' ? 'only text' : `'${members.join("', '")}'`;
        // A single text beside errors of the framework, or a few answers in all, is not yet a second shape.
        yield broken('other', response.at, {
          data: { shape, common },
          cause: 'shape',
          ...(!settled && { confidence: 'low' }),
        });
      }
    }
  },
});
