export { StaffTest } from './staff-test.tsx';
