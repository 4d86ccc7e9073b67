export { StaffLocked, StaffPin } from '../staff.tsx';
export { StaffCalibrate } from '../staff-calibrate.tsx';
export { StaffEnrol } from '../staff-enrol.tsx';
export { StaffKept } from '../staff-kept.tsx';
export { StaffStatus } from '../staff-status.tsx';
export { StaffTest } from '../staff-test/index.ts';
