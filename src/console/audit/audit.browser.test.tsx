import { afterEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { AuditLine } from '../../domain/api/console/index.ts';
import { axeFindings, drawPage } from '../test-support/index.ts';
import { page } from './page.ts';

const line = (
  seq: number,
  what: string,
  facts: AuditLine['facts'],
  subject: string,
): AuditLine => ({
  seq,
  at: '2026-11-23T08:50:29.000Z',
  person: '0198f2aa-0000-7000-8000-000000000001',
  personName: 'Trần Thu Hà',
  what,
  subject,
  facts,
  hash: 'ab'.repeat(32),
});
const answers = {
  'GET audit': {
    lines: [
      line(
        2,
        'people.rights',
        { name: 'Vũ Lan', roles: ['approver'], isAdministrator: true, buildings: [] },
        'x',
      ),
      line(
        1,
        'document.edit',
        { revision: 3, digest: 'cd'.repeat(32), before: null },
        'procedure/1.001193',
      ),
    ],
    lastSeq: 2,
    head: null,
  },
};

let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(() => {
  drawn?.close();
  drawn = undefined;
});

it.each(['vi', 'en'] as const)('reads as words, row and line, in %s', async (language) => {
  drawn = drawPage(page, { answers, path: 'audit/2', language });
  const right = language === 'vi' ? 'Quản trị, Duyệt' : 'Administrator, Approver';
  await expect.element(screen.getByRole('complementary').getByText(right)).toBeVisible();
  await expect.element(screen.getByRole('gridcell', { name: 'Vũ Lan', exact: true })).toBeVisible();
  expect(document.querySelector('main')?.textContent).not.toMatch(/\["|isAdministrator|null/);
  expect(await axeFindings()).toEqual([]);
});

it('is filtered by what it says, and says that a line is not there', async () => {
  drawn = drawPage(page, { answers, path: 'audit/99' });
  await expect.element(screen.getByText(/Không có dòng 99/)).toBeVisible();
  await userEvent.fill(screen.getByRole('searchbox'), 'quan tri');
  await expect.element(screen.getByText('Dòng 1–1 trên 1', { exact: false })).toBeVisible();
});
