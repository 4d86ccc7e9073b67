export { trialPin, wrongPinsMax } from '../../domain/api/index.ts';
export {
  bottomMmRange,
  type CalibrationCheck,
  cardMm,
  checkUnit,
  type DrawnPage,
  pxPerMmRange,
} from './calibration.ts';
export { type StaffLines, staffDesk } from './desk.ts';
export { staffDoor } from './door.ts';
export { type MemoryStaffDesk, memoryStaffDesk } from './memory-desk.ts';
export { idbStaffNotes, memoryStaffNotes } from './notes.ts';
