export { type BrowserState, findBrowser } from './browser/index.ts';
export { readConfig, type ShellConfig } from './config.ts';
export {
  type FilePrinter,
  type FilePrinterOptions,
  startFilePrinter,
  startIppFilePrinter,
} from './print/file-printer/index.ts';
export { askDoctor, doctorPath, type MachineConfig, reportIdleMachine } from './readiness/index.ts';
export { type RunningShell, startShell } from './shell.ts';
