export { DisplayScreen } from '../display.tsx';
export { Help } from '../help.tsx';
export { NoticeScreen, Notices } from '../notices.tsx';
