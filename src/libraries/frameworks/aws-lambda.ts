import type { Library } from '../kinds.ts';

/** Functions that API Gateway calls. The package holds their types. */
export default {
  package: 'aws-lambda',
  is: ['framework'],
  types: {
    APIGatewayProxyEvent: [],
    APIGatewayEvent: [],
    APIGatewayProxyEventV2: [],
    APIGatewayProxyEventV2WithRequestContext: [],
    ALBEvent: [],
    Event: [],
    Context: [],
  },
  extends: {
    APIGatewayProxyEvent: ['Event'],
    APIGatewayEvent: ['Event'],
    APIGatewayProxyEventV2: ['Event'],
    APIGatewayProxyEventV2WithRequestContext: ['Event'],
    ALBEvent: ['Event'],
  },
  conventions: {
    event: {
      params: ['Event', 'Context'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
      status: 'statusCode',
    },
  },
  deployed: [{ platform: 'aws', convention: 'event' }],
  sources: [
    { at: 'Event .body', part: 'body', shape: 'text' },
    { at: 'Event .queryStringParameters|multiValueQueryStringParameters', part: 'query', shape: 'text' },
    { at: 'Event .pathParameters', part: 'path', shape: 'text' },
    { at: 'Event .headers|multiValueHeaders', part: 'headers', shape: 'text' },
    { at: 'Event .cookies', part: 'cookies', shape: 'text' },
    { at: 'Event .path|rawPath', part: 'url', shape: 'text' },
  ],
  credentials: [
    'Event .headers .authorization|Authorization|cookie|Cookie|x-api-key|X-Api-Key',
    'Event .requestContext .authorizer',
  ],
} as const satisfies Library;
