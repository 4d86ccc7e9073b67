import { describe, expect, it } from 'vitest';
import { careForUpdates, memoryAppUpdate, startAppUpdate } from './index.ts';

/** As much of the browser's service-worker container as a page sees. */
class FakeWorker extends EventTarget {
  readonly messages: unknown[] = [];
  postMessage(message: unknown, [port]: readonly MessagePort[] = []): void {
    if (port === undefined) this.messages.push(message);
    else port.postMessage({ build: '0123456789ab', former: true });
  }
}
class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  updates = 0;
  async update(): Promise<void> {
    this.updates += 1;
  }
}
class FakeContainer extends EventTarget {
  controller: FakeWorker | null = null;
  readonly registration = new FakeRegistration();
  refuses = false;
  async register(): Promise<FakeRegistration> {
    if (this.refuses) throw new TypeError('a file is missing');
    return this.registration;
  }
}

const turns = async () => {
  for (let i = 0; i < 10; i += 1) await undefined;
};

async function setUp(change: (container: FakeContainer) => void = () => undefined) {
  const container = new FakeContainer();
  change(container);
  let reloads = 0;
  const update = startAppUpdate({
    container: container as unknown as ServiceWorkerContainer,
    scriptUrl: '/service-worker.js',
    reload: () => {
      reloads += 1;
    },
  });
  await turns();
  const { registration } = container;
  function install(): FakeWorker {
    const worker = new FakeWorker();
    registration.installing = worker;
    registration.dispatchEvent(new Event('updatefound'));
    registration.installing = null;
    registration.waiting = worker;
    worker.dispatchEvent(new Event('statechange'));
    return worker;
  }
  function takeOver(worker: FakeWorker): void {
    registration.waiting = null;
    registration.active = worker;
    container.controller = worker;
    worker.dispatchEvent(new Event('statechange'));
    container.dispatchEvent(new Event('controllerchange'));
  }
  return { container, update, install, takeOver, reloads: () => reloads };
}

const controlled = (container: FakeContainer) => {
  container.controller = new FakeWorker();
  container.registration.active = container.controller;
};

describe('app update', () => {
  it('lets the first worker take over without a reload and without asking', async () => {
    const { update, install, takeOver, reloads } = await setUp();
    const worker = install();
    expect(update.waiting.value).toBe(false);
    takeOver(worker);
    expect(update.ready.value).toBe(true);
    expect(reloads()).toBe(0);
    expect(worker.messages).toEqual([]);
  });

  it('waits until it is told, then reloads once the new worker is in charge', async () => {
    const { update, install, takeOver, reloads } = await setUp(controlled);
    const worker = install();
    expect(update.waiting.value).toBe(true);
    expect(worker.messages).toEqual([]);
    update.activate();
    expect(worker.messages).toEqual([{ type: 'motcham-activate' }]);
    expect(reloads()).toBe(0);
    takeOver(worker);
    expect(reloads()).toBe(1);
    expect(update.waiting.value).toBe(false);
  });

  it('does nothing when nothing waits', async () => {
    const { update, reloads } = await setUp(controlled);
    update.activate();
    expect(reloads()).toBe(0);
  });

  it('lives on when the worker cannot be installed, and asks again', async () => {
    const { container, update } = await setUp((fake) => {
      fake.refuses = true;
    });
    expect(update.ready.value).toBe(false);
    container.refuses = false;
    await update.check();
    await update.check();
    expect(container.registration.updates).toBe(1);
  });

  it('works in a browser without service workers', async () => {
    const update = startAppUpdate({
      container: undefined,
      scriptUrl: '/x',
      reload: () => undefined,
    });
    await update.check();
    update.activate();
    expect(update.waiting.value).toBe(false);
  });
});

describe('the page that is shown', () => {
  it('is what the worker says it is', async () => {
    const { update } = await setUp(controlled);
    await expect.poll(() => update.shown.value).toEqual({ build: '0123456789ab', former: true });
  });

  it('is unknown without a worker', async () => {
    const { update } = await setUp();
    expect(update.shown.value).toBeUndefined();
  });

  it('tells the worker that it stands', async () => {
    const { container, update } = await setUp(controlled);
    update.tellWell();
    expect(container.controller?.messages).toEqual([{ type: 'motcham-well' }]);
  });
});

describe('the care for updates', () => {
  function care() {
    const timers: { ms: number; run: () => void }[] = [];
    let screen = 'setup';
    let checks = 0;
    let wells = 0;
    careForUpdates({
      update: {
        check: async () => {
          checks += 1;
        },
        tellWell: () => {
          wells += 1;
        },
      },
      screen: () => screen,
      after: (ms, run) => timers.push({ ms, run }),
    });
    return {
      show: (next: string) => {
        screen = next;
      },
      /** Runs every timer of this length that waits now; how many there were. */
      pass(ms: number): number {
        const due = timers.filter((timer) => timer.ms === ms);
        for (const timer of due) timers.splice(timers.indexOf(timer), 1);
        for (const { run } of due) run();
        return due.length;
      },
      checks: () => checks,
      wells: () => wells,
    };
  }

  it('looks for a newer page each hour, for months', () => {
    const { pass, checks } = care();
    expect(checks()).toBe(0);
    for (let hour = 1; hour <= 24 * 90; hour += 1) {
      expect(pass(60 * 60_000)).toBe(1);
      expect(checks()).toBe(hour);
    }
  });

  it('calls a page well that served twice in a row, once', () => {
    const { show, pass, wells } = care();
    pass(5_000);
    pass(5_000);
    show('attract');
    pass(5_000);
    show('recovering');
    pass(5_000);
    show('attract');
    pass(5_000);
    expect(wells()).toBe(0);
    pass(5_000);
    expect(wells()).toBe(1);
    expect(pass(5_000)).toBe(0);
  });
});

describe('app update in memory', () => {
  it('counts what was taken into use', () => {
    const update = memoryAppUpdate();
    update.activate();
    update.setWaiting(true);
    update.activate();
    update.activate();
    expect(update.activations()).toBe(1);
    expect(update.waiting.value).toBe(false);
  });
});
