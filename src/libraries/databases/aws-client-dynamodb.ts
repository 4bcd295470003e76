import type { Library } from '../kinds.ts';

export default {
  package: '@aws-sdk/client-dynamodb',
  is: ['database'],
  types: { DynamoDB: ['.DynamoDB ()'] },
  queries: [
    {
      at: '.ExecuteStatementCommand',
      language: 'sql',
      text: ['[0] .Statement'],
      values: ['[0] .Parameters'],
      placeholders: 'question',
    },
    {
      at: '.BatchExecuteStatementCommand',
      language: 'sql',
      text: ['[0] .Statements flat .Statement'],
      placeholders: 'question',
    },
    {
      at: '.ExecuteTransactionCommand',
      language: 'sql',
      text: ['[0] .TransactStatements flat .Statement'],
      placeholders: 'question',
    },
    {
      at: 'DynamoDB .executeStatement',
      language: 'sql',
      text: ['[0] .Statement'],
      values: ['[0] .Parameters'],
      placeholders: 'question',
    },
    {
      at: 'DynamoDB .batchExecuteStatement',
      language: 'sql',
      text: ['[0] .Statements flat .Statement'],
      placeholders: 'question',
    },
    {
      at: 'DynamoDB .executeTransaction',
      language: 'sql',
      text: ['[0] .TransactStatements flat .Statement'],
      placeholders: 'question',
    },
    // Expressions are languages of their own; values belong into ExpressionAttributeValues.
    {
      at: '.QueryCommand|ScanCommand|UpdateItemCommand|PutItemCommand|DeleteItemCommand',
      language: 'builder',
      text: [
        '[0] .KeyConditionExpression',
        '[0] .FilterExpression',
        '[0] .ConditionExpression',
        '[0] .UpdateExpression',
      ],
      fragment: true,
    },
  ],
  data: [
    { at: '.GetItemCommand', does: 'read', where: '[0] .Key', single: true, model: '[0] .TableName' },
    {
      at: '.QueryCommand|ScanCommand|BatchGetItemCommand|TransactGetItemsCommand',
      does: 'read',
      many: true,
      model: '[0] .TableName',
    },
    { at: '.PutItemCommand', does: 'create', data: '[0] .Item', single: true, model: '[0] .TableName' },
    {
      at: '.UpdateItemCommand',
      does: 'update',
      where: '[0] .Key',
      data: '[0] .ExpressionAttributeValues',
      single: true,
      model: '[0] .TableName',
    },
    { at: '.DeleteItemCommand', does: 'delete', where: '[0] .Key', single: true, model: '[0] .TableName' },
    { at: '.BatchWriteItemCommand|TransactWriteItemsCommand', does: 'unknown', many: true },
    { at: '.CreateTableCommand|UpdateTableCommand|DeleteTableCommand', does: 'schema', model: '[0] .TableName' },
    { at: 'DynamoDB .getItem', does: 'read', where: '[0] .Key', single: true, model: '[0] .TableName' },
    { at: 'DynamoDB .query|scan|batchGetItem|transactGetItems', does: 'read', many: true, model: '[0] .TableName' },
    { at: 'DynamoDB .putItem', does: 'create', data: '[0] .Item', single: true, model: '[0] .TableName' },
    {
      at: 'DynamoDB .updateItem',
      does: 'update',
      where: '[0] .Key',
      data: '[0] .ExpressionAttributeValues',
      single: true,
      model: '[0] .TableName',
    },
    { at: 'DynamoDB .deleteItem', does: 'delete', where: '[0] .Key', single: true, model: '[0] .TableName' },
  ],
  secrets: [
    { at: '.DynamoDBClient|DynamoDB', value: '[0] .credentials .secretAccessKey', what: 'access key' },
    { at: '.DynamoDBClient|DynamoDB', value: '[0] .credentials .accessKeyId', what: 'access key' },
  ],
} as const satisfies Library;
