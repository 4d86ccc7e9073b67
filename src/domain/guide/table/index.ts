export {
  type AnswerRow,
  type AnswerSpan,
  type AnswerTable,
  answerTable,
} from './answer-table.ts';
