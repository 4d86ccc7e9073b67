export { answersRoute } from './answers-route.ts';
export { BackOfficeConnector } from './connector.ts';
export {
  type Contradiction,
  type DeadLetter,
  listContradictions,
  listDeadLetters,
  replayActions,
} from './dead-letters.ts';
