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
  middleware: [{ at: '.SwaggerModule .setup ()', does: 'documents' }],

  schemas: [
    { at: '.PartialType', makes: 'ref', value: '[0]', adds: 'partial' },
    { at: '.PickType', makes: 'ref', value: '[0]', adds: 'pick', members: '[1] flat' },
    { at: '.OmitType', makes: 'ref', value: '[0]', adds: 'omit', members: '[1] flat' },
    { at: '.IntersectionType', makes: 'ref', value: '[0..]', adds: 'extend' },
  ],
  returns: [{ at: '.PartialType|PickType|OmitType|IntersectionType', value: '[0..]' }],
} as const satisfies Library;
