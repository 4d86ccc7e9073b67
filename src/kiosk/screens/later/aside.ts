export { DisplayScreen } from '../display.tsx';
export { Help } from '../help.tsx';
export { Notices, NoticeScreen } from '../notices.tsx';
