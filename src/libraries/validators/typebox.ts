import type { Library } from '../kinds.ts';

export default {
  package: '@sinclair/typebox',
  aliases: ['typebox'],
  is: ['validator'],
  types: {
    Type: ['.Type', '.default', '.JavaScriptTypeBuilder ()'],
    Schema: [
      'Type .Object|String|Number|Integer|BigInt|Boolean|Literal|Enum|Array|Tuple|Record|Union|Intersect|Composite|Optional|Readonly|Partial|Required|Pick|Omit|Extends|Exclude|Extract|Ref|Recursive|This|Any|Unknown|Never|Null|Undefined|Date|Uint8Array|RegExp|TemplateLiteral|Unsafe|Transform|KeyOf|Index|Mapped|Void|Const|Cyclic|Module|Script|Codec|Refine ()',
    ],
    TSchema: [],
    TObject: [],
    Value: ['/value .Value', '/value .default', '/value'],
    TypeCheck: ['/compiler .TypeCompiler .Compile ()', '/compile .Compile ()', '/schema .Compile ()'],
  },
  extends: { TSchema: ['Schema'], TObject: ['Schema'] },
  schemas: [
    // Frameworks that hand on the builder may strip what is not named.
    { at: '.Type .Object', makes: 'object', members: '[0]', adds: 'passthrough', document: '[1]' },
    { at: 'Type .Object', makes: 'object', members: '[0]', document: '[1]' },
    { at: 'Type .String|TemplateLiteral|RegExp', makes: 'text', document: '[last]' },
    { at: 'Type .Number|BigInt', makes: 'number', document: '[0]' },
    { at: 'Type .Integer', makes: 'number', adds: 'int', document: '[0]' },
    { at: 'Type .Boolean', makes: 'boolean' },
    { at: 'Type .Date', makes: 'date' },
    { at: 'Type .Literal|Const', makes: 'literal', value: '[0]' },
    { at: 'Type .Enum', makes: 'enum', value: '[0]' },
    { at: 'Type .Array', makes: 'array', element: '[0]', document: '[1]' },
    { at: 'Type .Tuple', makes: 'array', element: '[0] flat' },
    { at: 'Type .Record', makes: 'object', element: '[1]' },
    { at: 'Type .Union', makes: 'union', value: '[0] flat' },
    { at: 'Type .Intersect|Composite', makes: 'ref', value: '[0] flat', adds: 'extend' },
    { at: 'Type .Optional', makes: 'ref', value: '[0]', adds: 'optional' },
    { at: 'Type .Readonly|Required|Transform|Ref|Codec|Refine', makes: 'ref', value: '[0]' },
    { at: 'Type .Partial', makes: 'ref', value: '[0]', adds: 'partial' },
    { at: 'Type .Pick', makes: 'ref', value: '[0]', adds: 'pick', members: '[1] flat' },
    { at: 'Type .Omit', makes: 'ref', value: '[0]', adds: 'omit', members: '[1] flat' },
    { at: 'Type .Any|Unknown', makes: 'any' },
    { at: 'Type .Unsafe', document: '[0]' },
  ],

  validators: [
    { at: 'Value .Check', input: '[1]', schema: '[0]', fails: { falsy: 'return' } },
    { at: 'Value .Parse|Decode', input: '[1]', schema: '[0]', output: 'return', fails: 'throws' },
    { at: 'Value .Assert', input: '[1]', schema: '[0]', fails: 'throws' },
    { at: 'TypeCheck .Check', input: '[0]', schema: 'receiver [0]', fails: { falsy: 'return' } },
    { at: 'TypeCheck .Decode|Parse', input: '[0]', schema: 'receiver [0]', output: 'return', fails: 'throws' },
  ],
} as const satisfies Library;
