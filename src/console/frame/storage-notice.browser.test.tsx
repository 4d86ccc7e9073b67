import { expect, it } from 'vitest';
import type { StorageAnswer } from '../../domain/api/console/index.ts';
import { page } from '../fleet/alarms-page.ts';
import { axeFindings, type DrawOptions, drawPage } from '../test-support/draw-page.tsx';
import { roomyStorage } from '../test-support/fake-link.ts';

const alarms = { nowMs: roomyStorage.nowMs, alarms: [], channels: [] };
const draw = (storage: StorageAnswer, more: Partial<DrawOptions> = {}) =>
  drawPage(page, { answers: { 'GET alarms': alarms, 'GET storage': storage }, ...more });
const low: StorageAnswer = {
  ...roomyStorage,
  level: 'low',
  disks: [{ place: 'hub', freeBytes: 1.9e9, totalBytes: 20e9 }],
  raisedMs: roomyStorage.nowMs - 60_000,
};
const full: StorageAnswer = {
  ...low,
  level: 'full',
  isDatabaseElsewhere: true,
  refusedMs: low.nowMs - 30_000,
};

it('says nothing while there is room, and how much on the page of alarms', async () => {
  const view = draw(roomyStorage);
  await view.findByText(/hub-01: còn trống 37,2 GB trong 252 GB · cơ sở dữ liệu giữ 1,2 GB/);
  expect(view.container.querySelector('.note')).toBe(null);
  expect(view.getAllByText('Không có báo động nào đang mở').length).toBeGreaterThan(0);
  // The frame asks; the page shows what it was told.
  expect(view.link.asked.filter(({ path }) => path === 'storage')).toHaveLength(1);
  view.close();
});

it('tells operators that the disk is getting full, with the alarm among the others', async () => {
  const view = draw(low);
  await view.findByText('Đĩa của trung tâm sắp đầy: hub-01 còn 1,9 GB trong 20 GB.');
  await view.findByText('1 báo động đang mở, 1 chưa ai nhận');
  view.getByText(/báo động mở từ/);
  view.getByText('Đĩa hub sắp đầy');
  view.getByText('Không máy nào có báo động');
  expect(await axeFindings(view.container)).toEqual([]);
  view.close();
  const editor = draw(low, { roles: ['editor'], isAdministrator: false });
  await editor.findByText(/hub-01: còn trống 1,9 GB/);
  expect(editor.container.querySelector('.note')).toBe(null);
  editor.close();
});

it('tells everybody that the disk is full, what holds and what to do, in both themes and languages', async () => {
  const view = draw(full, { roles: ['editor'], isAdministrator: false });
  await view.findByText('Đĩa của trung tâm (hub-01) đã đầy, nên việc đang viết chưa lưu được.');
  view.getByText(/cơ sở dữ liệu không ghi được từ/);
  view.getByText(/đĩa của máy chủ cơ sở dữ liệu: chưa rõ còn bao nhiêu/);
  expect(await axeFindings(view.container)).toEqual([]);
  view.close();
  const dark = draw(full, { theme: 'dark', language: 'en' });
  await dark.findByText(/is full, so what is written is not saved/);
  dark.getByText('Disk full');
  expect(dark.queryByText('The hub is well')).toBe(null);
  expect(await axeFindings(dark.container)).toEqual([]);
  dark.close();
});

it('asks nothing for those who only write the page of their building', async () => {
  const view = draw(full, {
    roles: ['buildingEditor'],
    isAdministrator: false,
    buildings: ['00001/Tòa A3'],
    path: 'nowhere',
  });
  await view.findAllByText('Không có trang này');
  expect(view.link.asked.some(({ path }) => path === 'storage')).toBe(false);
  view.close();
});
