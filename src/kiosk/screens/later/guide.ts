export { GuideAnswers, GuideQuestion, GuideResult } from '../guide/index.ts';
