import type { BackendModel } from '../../model/model.ts';

/** Lists of the model that these passes fill. */
export type BehaviourLists = Pick<
  BackendModel,
  | 'accesses'
  | 'behaviours'
  | 'transactions'
  | 'acquisitions'
  | 'pools'
  | 'catches'
  | 'lostErrors'
  | 'responses'
  | 'logs'
  | 'audits'
  | 'schemas'
  | 'validations'
  | 'uploads'
  | 'outbound'
  | 'thrown'
  | 'merges'
>;
