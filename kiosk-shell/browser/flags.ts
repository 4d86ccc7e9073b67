export interface FlagOptions {
  readonly profileDirectory: string;
  readonly url: string;
  readonly mode: 'window' | 'kiosk';
  /** Chromium's sandbox does not work for root: containers and tests only. */
  readonly root: boolean;
}

/** Command line of the browser. The profile is persistent: it holds key, outbox and library. */
export function browserFlags({ profileDirectory, url, mode, root }: FlagOptions): string[] {
  return [
    `--user-data-dir=${profileDirectory}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-translate',
    '--disable-session-crashed-bubble',
    '--disable-features=Translate',
    '--autoplay-policy=no-user-gesture-required',
    '--password-store=basic',
    ...(root ? ['--no-sandbox'] : []),
    ...(mode === 'kiosk' ? ['--kiosk'] : ['--window-size=720,1280']),
    `--app=${url}`,
  ];
}
