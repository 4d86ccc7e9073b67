export { LiftAmbient } from './ambient.tsx';
export { LiftAnswer } from './answer.tsx';
export { LiftArrived, LiftCode } from './code.tsx';
export { LiftNotices } from './notices.tsx';
export { LiftTopics } from './topics.tsx';
