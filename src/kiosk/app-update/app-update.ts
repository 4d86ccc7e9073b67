import { type ReadonlySignal, signal } from '@preact/signals';
import { type ShownPage, workerWords } from './worker-words.ts';

/** How often a page that nobody loads again looks for a newer one, ms. */
const lookMs = 60 * 60_000;
/** A page that can be used twice in a row, so many ms apart, stands. */
const standsMs = 5_000;
/** Screens of a page that serves nobody: it was well before it was changed. */
const servesNobody: ReadonlySet<string> = new Set(['setup', 'outOfService', 'recovering']);

/** The page's own files: installed beside the old ones, taken into use in attract only. */
export interface AppUpdate {
  /** A whole new page is installed and waits. */
  readonly waiting: ReadonlySignal<boolean>;
  /** The page's files are installed: it boots without shell and network. */
  readonly ready: ReadonlySignal<boolean>;
  /** Looks for new files. */
  check(): Promise<void>;
  /**
   * Takes the waiting page into use and reloads. The session calls it in attract only; without
   * something waiting it does nothing.
   */
  activate(): void;
  /** Which page is shown; undefined without a worker, or before it answered. */
  readonly shown: ReadonlySignal<ShownPage | undefined>;
  /** Says that this page stands: until then the worker shows the former one when it does not. */
  tellWell(): void;
}

export interface AppUpdateParts {
  /** `navigator.serviceWorker`; undefined where the browser has none. */
  readonly container: ServiceWorkerContainer | undefined;
  readonly scriptUrl: string;
  readonly reload: () => void;
}

/** Registers the worker and watches it. A worker that cannot be installed changes nothing. */
export function startAppUpdate({ container, scriptUrl, reload }: AppUpdateParts): AppUpdate {
  const waiting = signal(false);
  const ready = signal(false);
  const shown = signal<ShownPage | undefined>();
  let registration: ServiceWorkerRegistration | undefined;
  let activating = false;

  function look(): void {
    // Without a controller this is the first install, which takes over by itself.
    waiting.value = registration?.waiting != null && container?.controller != null;
    ready.value = registration?.active != null;
  }

  function watch(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', look);
  }

  function askWhich(): void {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      shown.value = data;
      port1.close();
    };
    container?.controller?.postMessage({ type: workerWords.which }, [port2]);
  }

  async function register(): Promise<void> {
    try {
      registration = await container?.register(scriptUrl, { updateViaCache: 'none' });
    } catch {
      // Refused or unreachable: the page runs on what it has, and asks again with `check`.
      return;
    }
    if (registration === undefined) return;
    watch(registration.installing);
    watch(registration.waiting);
    registration.addEventListener('updatefound', () => {
      watch(registration?.installing ?? null);
      look();
    });
    look();
  }

  container?.addEventListener('controllerchange', () => {
    look();
    if (activating) reload();
    else askWhich();
  });
  if (container?.controller != null) askWhich();
  void register();

  return {
    waiting,
    ready,
    shown,
    tellWell() {
      container?.controller?.postMessage({ type: workerWords.well });
    },
    async check() {
      if (registration === undefined) return register();
      try {
        await registration.update();
      } catch {
        // The server is away, or a file of the new page was missing: the old one stays.
      }
      look();
    },
    activate() {
      const worker = registration?.waiting;
      if (!waiting.peek() || worker == null) return;
      activating = true;
      worker.postMessage({ type: workerWords.activate });
    },
  };
}

interface UpdateCare {
  readonly update: Pick<AppUpdate, 'check' | 'tellWell'>;
  readonly screen: () => string;
  readonly after: (ms: number, run: () => void) => unknown;
}

/** Once the page has everything: says that it stands, and looks for a newer one each hour. */
export function careForUpdates({ update, screen, after }: UpdateCare): void {
  function prove(servedBefore: boolean): void {
    after(standsMs, () => {
      const serves = !servesNobody.has(screen());
      if (serves && servedBefore) update.tellWell();
      else prove(serves);
    });
  }
  // A kiosk is on for months: the browser by itself would look again when it is switched on.
  function look(): void {
    after(lookMs, () => {
      void update.check();
      look();
    });
  }
  prove(false);
  look();
}
