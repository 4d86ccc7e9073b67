export {
  type AnswerRow,
  type AnswerSpan,
  type AnswerTable,
  answerTable,
  isInSpan,
} from './answer-table.ts';
