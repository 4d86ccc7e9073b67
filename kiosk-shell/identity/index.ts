export { enrolmentOf, loadShellKey, type ShellKey } from './shell-key.ts';
