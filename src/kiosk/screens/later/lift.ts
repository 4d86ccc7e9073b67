export {
  LiftAmbient,
  LiftAnswer,
  LiftArrived,
  LiftCode,
  LiftNotices,
  LiftTopics,
} from '../lift/index.ts';
