export { StaffLocked, StaffPin } from '../staff.tsx';
export { StaffStatus } from '../staff-status.tsx';
