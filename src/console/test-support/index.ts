export { axeFindings, drawPage, testPerson } from './draw-page.tsx';
export { ConsoleFailure, type FakeAnswers } from './fake-link.ts';
