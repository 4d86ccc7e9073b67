import { type ReadonlySignal, signal } from '@preact/signals';

/** The message the service worker waits for; its twin stands in `service-worker.ts`. */
const activateMessage = 'motcham-activate';

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
  });
  void register();

  return {
    waiting,
    ready,
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
      worker.postMessage({ type: activateMessage });
    },
  };
}
