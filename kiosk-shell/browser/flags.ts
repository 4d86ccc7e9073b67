export interface FlagOptions {
  readonly profileDirectory: string;
  readonly url: string;
  readonly mode: 'window' | 'kiosk';
  /** Chromium's sandbox does not work for root: containers and tests only. */
  readonly root: boolean;
}

/**
 * Puts IndexedDB of a new profile on SQLite. The older store goes on writing behind the torn end
 * that a power cut leaves in its log, where nobody reads again (google/leveldb#1287): the next cut
 * takes what was written since, or all of it, strict durability or not (docs/recovery.md). A
 * profile that has the older store keeps it.
 */
export const durableIndexedDb =
  '--enable-features=IdbSqliteOnDiskRollout:stage/UseSqliteForNewStores';

/**
 * A kiosk's own flags. A tab, not `--app`: a page that is opened in place of a crashed one stays in
 * the same full screen window, where `--app` would give it a window with an address bar.
 */
const kioskFlags = [
  '--kiosk',
  '--remote-debugging-pipe',
  // A full screen needs both where no window manager stands behind it.
  '--window-position=0,0',
  '--noerrdialogs',
  '--hide-crash-restore-bubble',
  '--overscroll-history-navigation=0',
  '--disable-pinch',
  // The page beats from its animation frames, covered or not.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-hang-monitor',
];

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
    durableIndexedDb,
    '--autoplay-policy=no-user-gesture-required',
    '--password-store=basic',
    ...(root ? ['--no-sandbox'] : []),
    ...(mode === 'kiosk' ? [...kioskFlags, url] : ['--window-size=720,1280', `--app=${url}`]),
  ];
}
