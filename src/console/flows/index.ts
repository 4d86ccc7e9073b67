export { FlowDiff } from './review/flow-diff.tsx';
