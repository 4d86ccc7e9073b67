import type { Page } from 'playwright-core';

/**
 * Collects what a page must never do: throw, complain, ask in a dialog, leave its origin, open
 * another page.
 *
 * @param home the kiosk's address; only that and data of the page's own may be fetched.
 */
export function watchTrouble(page: Page, home: string): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('dialog', (dialog) => trouble.push(`dialog ${dialog.message()}`));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(home) && !/^(data|blob):/.test(request.url()))
      trouble.push(`left the origin: ${request.url()}`);
  });
  page.context().on('page', (other) => trouble.push(`opened ${other.url()}`));
  return trouble;
}
