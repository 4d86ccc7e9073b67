export { StaffLocked, StaffPin } from '../staff.tsx';
export { StaffEnrol } from '../staff-enrol.tsx';
export { StaffKept } from '../staff-kept.tsx';
export { StaffStatus } from '../staff-status.tsx';
