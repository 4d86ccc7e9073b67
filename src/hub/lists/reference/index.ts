export {
  type ListTrick,
  listTricks,
  type RunningReferenceList,
  referenceLists,
  startReferenceList,
} from './reference-list.ts';
