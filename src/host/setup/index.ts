/** Setting the tool up in a project: what there is, what fits, and writing it. */
export { lookAt, type SetUp } from './project.ts';
export { planFor, type Piece } from './plan.ts';
export { put } from './write.ts';
