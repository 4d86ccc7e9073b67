export { askList, type ListAnswer } from './ask-list.ts';
export { type BroughtList, bringList } from './bring-list.ts';
export { type ListConfig, ListConfigSchema } from './list-config.ts';
export { type ListedList, Lists, listLists } from './lists.ts';
export { readListFile } from './read-config.ts';
export { type ReadList, readList } from './read-list.ts';
export {
  type ListTrick,
  listTricks,
  type RunningReferenceList,
  referenceLists,
  startReferenceList,
} from './reference/index.ts';
