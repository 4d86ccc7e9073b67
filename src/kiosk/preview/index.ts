export { draftView, idleServices } from './draft-view.ts';
export { findOverflows } from './find-overflows.ts';
