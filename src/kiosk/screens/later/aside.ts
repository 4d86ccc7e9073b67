export { DisplayScreen } from '../display.tsx';
export { Help } from '../help.tsx';
export { LanguagesScreen } from '../languages.tsx';
export { NoticeScreen, Notices } from '../notices.tsx';
