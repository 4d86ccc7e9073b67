import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which Chromium and Chrome are installed, in order of preference. */
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
/** Places outside PATH. */
const places = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of an installed browser; undefined when there is none. */
export function findBrowser(
  environment: Readonly<Record<string, string | undefined>>,
  preferred?: string,
): string | undefined {
  const directories = (environment['PATH'] ?? '').split(delimiter).filter((part) => part !== '');
  const candidates = [
    ...(preferred === undefined ? [] : [preferred]),
    ...(environment['CHROMIUM_PATH'] === undefined ? [] : [environment['CHROMIUM_PATH']]),
    ...names.flatMap((name) => directories.map((directory) => join(directory, name))),
    ...places,
  ];
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
