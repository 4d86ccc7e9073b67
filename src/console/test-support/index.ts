export { axeFindings, drawPage, testPerson, testSession } from './draw-page.tsx';
export { ConsoleFailure, type FakeAnswers, FakeLink } from './fake-link.ts';
