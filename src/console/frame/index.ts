export { ConsoleApp, Frame } from './console-app.tsx';
export { useConsole, useMay } from './console-context.ts';
export type { ConsolePage, PageProps } from './console-page.ts';
export { Dialog } from './dialog.tsx';
export { Mark } from './mark.tsx';
export { addressOf, followPlace, go, place } from './router.ts';
export { startSettings } from './settings.ts';
export { ThemeAndLanguage } from './top-bar.tsx';
export { type Live, useLive } from './use-live.ts';
