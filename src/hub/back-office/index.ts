export { answersRoute } from './answers-route.ts';
export { BackOfficeConnector } from './connector.ts';
export {
  type Contradiction,
  type DeadLetter,
  listContradictions,
  listDeadLetters,
  replayActions,
} from './dead-letters.ts';
export { keepAnswer } from './keep-answer.ts';
export { readRequest } from './read-request.ts';
export type { OpenedRequest } from './request-event.ts';
