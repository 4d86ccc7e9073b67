export { GuideAnswers } from './guide-answers.tsx';
export { GuideQuestion } from './guide-question.tsx';
export { GuideResult } from './guide-result.tsx';
