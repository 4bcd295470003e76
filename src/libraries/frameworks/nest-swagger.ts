import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/swagger',
  is: ['framework'],
  decorators: [
    {
      at: '.ApiTags|ApiOperation|ApiResponse|ApiOkResponse|ApiCreatedResponse|ApiAcceptedResponse|ApiNoContentResponse|ApiMovedPermanentlyResponse|ApiFoundResponse|ApiBadRequestResponse|ApiUnauthorizedResponse|ApiTooManyRequestsResponse|ApiNotFoundResponse|ApiInternalServerErrorResponse|ApiBadGatewayResponse|ApiConflictResponse|ApiForbiddenResponse|ApiGatewayTimeoutResponse|ApiGoneResponse|ApiMethodNotAllowedResponse|ApiNotAcceptableResponse|ApiNotImplementedResponse|ApiPreconditionFailedResponse|ApiPayloadTooLargeResponse|ApiRequestTimeoutResponse|ApiServiceUnavailableResponse|ApiUnprocessableEntityResponse|ApiUnsupportedMediaTypeResponse|ApiDefaultResponse|ApiParam|ApiQuery|ApiBody|ApiHeader|ApiHeaders|ApiConsumes|ApiProduces|ApiBearerAuth|ApiBasicAuth|ApiCookieAuth|ApiOAuth2|ApiSecurity|ApiExtraModels|ApiExtension|ApiHideProperty|ApiExcludeEndpoint|ApiExcludeController|ApiProperty|ApiPropertyOptional|ApiResponseProperty|ApiSchema|ApiCallbacks|ApiLink|ApiDefaultGetter',
      does: 'documents',
      options: '[0]',
    },
  ],
  contracts: [
    { at: '.ApiOperation', text: ['[0] .summary', '[0] .description'], tags: '[0] .tags flat' },
    { at: '.ApiTags', tags: '[0..] flat' },
    {
      at: '.ApiResponse|ApiOkResponse|ApiCreatedResponse|ApiAcceptedResponse|ApiNoContentResponse|ApiDefaultResponse',
      answers: ['[0] .type', '[0] .schema', '[0] .content', '[0] .example'],
    },
    { at: '.ApiExcludeEndpoint|ApiExcludeController', hides: true, when: [{ argument: '[0]', isNot: false }] },
  ],
  contractDocuments: [
    {
      at: '.SwaggerModule .createDocument',
      of: ['@nestjs/common', '@nestjs/core'],
      when: [{ argument: '[2] .include', present: false }],
    },
    { at: '.SwaggerModule .setup', shows: true },
  ],
  middleware: [{ at: '.SwaggerModule .setup ()', does: 'documents' }],

  schemas: [
    { at: '.PartialType', makes: 'ref', value: '[0]', adds: 'partial' },
    { at: '.PickType', makes: 'ref', value: '[0]', adds: 'pick', members: '[1] flat' },
    { at: '.OmitType', makes: 'ref', value: '[0]', adds: 'omit', members: '[1] flat' },
    { at: '.IntersectionType', makes: 'ref', value: '[0..]', adds: 'extend' },
  ],
  returns: [{ at: '.PartialType|PickType|OmitType|IntersectionType', value: '[0..]' }],
} as const satisfies Library;
