export { LeaveFailed, Leaving, Left } from '../leave.tsx';
