import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildConsole, consoleDirectory } from '../../src/cli/support/build.ts';
import { publishStarter } from '../../src/cli/trial/publish-starter.ts';
import { seedStarter } from '../../src/cli/trial/seed-starter.ts';
import { type HubConfig, inviteFirstAdministrator, type RunningHub } from '../../src/hub/index.ts';
import { TestServer } from '../../src/hub/test-support.ts';
import { addAuthenticator, watchConsole } from './colleague.ts';

/** A running hub with the starter content, and a person with every role at its console. */
export interface ConsoleDesk {
  readonly hub: RunningHub;
  /** `http://localhost:port`: passkeys want a name, not a number. */
  readonly address: string;
  readonly context: BrowserContext;
  /** Signed in, on the first page. */
  readonly page: Page;
  /** What no page may do: throw, complain, break the policy. */
  readonly troubles: readonly string[];
  /** Paths of every page that this person can open, read from the console itself. */
  pages(): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface DeskOptions {
  readonly hub?: Partial<HubConfig>;
  /** More flags for Chromium. */
  readonly args?: readonly string[];
  /** How the first administrator comes in, the page of their link being open. */
  readonly enters?: (page: Page) => Promise<unknown>;
}

async function entersByMouse(page: Page): Promise<void> {
  await page.getByLabel('Tên mà đồng nghiệp thấy').fill('Trần Thu Hà');
  await page.getByRole('button', { name: 'Tạo khóa và vào' }).click();
}

export async function openDesk(options: DeskOptions = {}) {
  const { hub: config = {}, args = [], enters = entersByMouse } = options;
  await buildConsole();
  const server = await TestServer.start();
  const undo: (() => Promise<unknown>)[] = [() => server.stop()];
  const close = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    const wide = { burst: 1e6, perSecond: 1e6 };
    const hub = await server.hub({ consoleDirectory, limits: { signIn: wide }, ...config });
    await publishStarter(hub);
    await seedStarter(hub.store, Date.now());
    const address = `http://localhost:${new URL(hub.url).port}`;
    // Persistent: what else speaks to this Chromium opens its pages with the same cookies.
    const context = await chromium.launchPersistentContext('', {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', ...args],
      viewport: { width: 1440, height: 900 },
      locale: 'vi-VN',
    });
    undo.push(() => context.close());
    const page = context.pages()[0] ?? (await context.newPage());
    const troubles: string[] = [];
    watchConsole(page, troubles);
    await addAuthenticator(page);
    const { path } = await inviteFirstAdministrator(hub.store);
    await page.goto(address + path);
    await enters(page);
    await page.locator('nav.nav a').first().waitFor();
    const pages = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('nav.nav a, header.top a.who')].map(
          ({ href }) => new URL(href).pathname,
        ),
      );
    return { hub, address, context, page, troubles, pages, close } satisfies ConsoleDesk;
  } catch (error) {
    await close();
    throw error;
  }
}
