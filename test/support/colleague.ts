import { type Browser, chromium, type Page } from 'playwright-core';

/** A passkey device that answers by itself, as a person with a finger on it would. */
export async function addAuthenticator(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Gathers what no page of the console may do: throw, complain, break the policy. */
export function watchConsole(page: Page, troubles: string[]): void {
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    // Chromium writes down every answer that is no success: nobody signed in, confirm once more.
    if (message.type() !== 'error' || /status of (401|403|409)/.test(message.text())) return;
    // A repository in which nothing was published yet has no such file.
    const { url } = message.location();
    if (url.endsWith('/tuf/timestamp.json')) return;
    troubles.push(`${message.text()} ${url}`);
  });
}

/** The browser of an office: each person in it is a context of their own. */
export const openOffice = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });

/** Another person at another computer: profile, passkey device and publisher's key of their own. */
export async function newColleague(browser: Browser, troubles: string[]): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  watchConsole(page, troubles);
  await addAuthenticator(page);
  return page;
}

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click();

/** The first administrator comes by a link of the command line. */
export async function administers(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Tên mà đồng nghiệp thấy').fill('Trần Thu Hà');
  await press(page, 'Tạo khóa và vào');
  await page.getByRole('link', { name: 'Người và quyền' }).click();
  await page.getByText('1 người đang có quyền').waitFor();
}

/** An administrator, on the page of people, invites somebody, who comes. */
export async function invites(
  administrator: Page,
  colleague: Page,
  name: string,
  roles: readonly RegExp[],
): Promise<void> {
  await administrator.keyboard.press('n');
  await administrator.getByRole('textbox', { name: 'Tên', exact: true }).fill(name);
  for (const role of roles) await administrator.getByLabel(role).check();
  await administrator.keyboard.press('Control+Enter');
  await colleague.goto(String(await administrator.locator('[data-link]').textContent()));
  await press(colleague, 'Tạo khóa và vào');
  await colleague.getByRole('link', { name: 'Phát hành' }).waitFor();
}

/** Looks at everything that the page of a release tells, and signs. @returns the code it showed */
export async function signs(page: Page): Promise<string> {
  const digest = page.locator('[data-digest]');
  await digest.waitFor();
  for (const box of await page.locator('[data-group] input[type=checkbox]').all()) {
    await box.check();
  }
  await press(page, /^Duyệt và ký/);
  await page.getByText('Đã ký').first().waitFor();
  return String(await digest.getAttribute('data-digest').catch(() => ''));
}
