import type { Library } from '../kinds.ts';

export default {
  package: 'pydantic',
  versions: '2',
  ecosystem: 'pypi',
  is: ['validator'],
  types: {
    BaseModel: ['.BaseModel ()', '.BaseModel'],
    ConfigDict: ['.ConfigDict ()'],
    TypeAdapter: ['.TypeAdapter ()'],
  },
  schemas: [
    // A class that extends this one is a schema; its annotated members are the fields.
    { at: '.BaseModel', makes: 'object' },
    { at: '.ConfigDict', adds: 'strict', value: '[extra]' },
    { at: '.Field', adds: 'min', value: '[min_length]' },
    { at: '.Field', adds: 'max', value: '[max_length]' },
    { at: '.Field', adds: 'min', value: '[ge]' },
    { at: '.Field', adds: 'min', value: '[gt]' },
    { at: '.Field', adds: 'max', value: '[le]' },
    { at: '.Field', adds: 'max', value: '[lt]' },
    { at: '.Field', adds: 'pattern', value: '[pattern]' },
    { at: '.Field', adds: 'default', value: '[default]' },
    { at: '.constr', makes: 'text' },
    { at: '.conint', makes: 'number' },
  ],
  validators: [
    {
      at: 'BaseModel .model_validate|model_validate_json|parse_obj|parse_raw',
      input: '[0]',
      output: 'return',
      fails: 'throws',
    },
    { at: 'TypeAdapter .validate_python|validate_json', input: '[0]', output: 'return', fails: 'throws' },
  ],
  flows: [{ at: 'BaseModel .model_dump|dict|model_dump_json|json|model_copy', from: 'receiver', to: 'return' }],
  decorators: [
    { at: '.EmailStr', does: 'constraint', promises: 'email' },
    { at: '.UUID4', does: 'constraint', promises: 'uuid' },
    { at: '.PositiveInt|NonNegativeInt|StrictInt', does: 'constraint', promises: 'int' },
  ],
} as const satisfies Library;
