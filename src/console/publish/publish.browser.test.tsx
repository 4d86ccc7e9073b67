import { afterEach, expect, it } from 'vitest';
import { page as screen } from 'vitest/browser';
import type { NextRelease } from '../../domain/api/console/index.ts';
import { axeFindings, drawPage } from '../test-support/index.ts';
import { page } from './page.ts';

const finding = { severity: 'warning', isChanged: true } as const;
const next: NextRelease = {
  mark: 'a',
  open: null,
  isSame: false,
  facts: {
    day: '2026-11-23',
    documents: [],
    documentCount: 3,
    findings: [
      {
        severity: 'error',
        code: 'REF',
        where: 'items.d.oldCopy',
        detail: '1.004884 has no paper oldCopy',
        detailVi: '1.004884 không có giấy tờ oldCopy',
        document: { kind: 'flow', id: 'birth' },
        isChanged: false,
      },
      ...['1.000894', '1.001193'].map((id) => ({
        ...finding,
        code: 'neverChecked',
        where: 'source.checkedOn',
        detail: '',
        document: { kind: 'procedure' as const, id },
      })),
      {
        ...finding,
        code: 'missingLanguage',
        where: 'rules.1.en',
        detail: '',
        document: { kind: 'building', id: 'a' },
      },
    ],
    told: [],
    moreCount: 0,
    reasons: {},
    deltaBytes: 1_000,
    deltaSections: 2,
  },
};

let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(() => {
  drawn?.close();
  drawn = undefined;
});

it('says what the checks found, where, and why a reason is asked for, in words', async () => {
  drawn = drawPage(page, { answers: { 'GET releases/next': next }, path: 'publish/next' });
  await expect.element(screen.getByText(/1\.004884 không có giấy tờ oldCopy/)).toBeVisible();
  await expect.element(screen.getByText('Nguồn, kiểm ngày').first()).toBeVisible();
  await expect.element(screen.getByText('Nội quy 2')).toBeVisible();
  await expect
    .element(
      screen.getByLabelText('Vì sao vẫn phát được: Chưa ai so với nguồn từ khi chép (2 chỗ)'),
    )
    .toBeVisible();
  const said = document.querySelector('main')?.textContent ?? '';
  expect(said).not.toMatch(/neverChecked|missingLanguage|checkedOn|items\.d|has no paper/);
  // To the field, and not only to its document.
  const link = document.querySelector('.found a[href$="/buildings/a?at=rules.1.en"]');
  expect(link).not.toBeNull();
  expect(await axeFindings()).toEqual([]);
});
