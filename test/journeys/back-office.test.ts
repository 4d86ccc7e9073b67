import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningOffice, startReferenceOffice } from '../../src/cli/reference/index.ts';
import { toPublicKey } from '../../src/domain/api/index.ts';
import { newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { City } from '../support/city.ts';
import { choosesHour, shownNumber } from '../support/requests.ts';
import { Resident } from '../support/resident.ts';
import { scanByWedge } from '../support/wedge.ts';

let office: RunningOffice;
let city: City;
let profile: Profile;
let context: BrowserContext | undefined;
let page: Page;
let resident: Resident;
let number = '';
const directory = mkdtempSync(join(tmpdir(), 'motcham-office-'));

beforeAll(async () => {
  office = await startReferenceOffice();
  const keyFile = join(directory, 'office.json');
  writeFileSync(keyFile, JSON.stringify(office.publicKey));
  city = await City.start(['--back-office', office.url, '--back-office-key', keyFile]);
  const handover = readFileSync(join(city.directory, 'hub', 'keys', 'handover.json'), 'utf8');
  await office.connect({ url: city.hubUrl, handoverKey: toPublicKey(JSON.parse(handover)) });
  profile = newProfile();
  ({ context, page } = await openBrowser(profile));
  resident = new Resident(page);
  await page.goto(city.page);
  await resident.sees('attract');
  await resident.reads(/Có mạng/);
});
afterAll(async () => {
  await context?.close();
  await city?.close();
  await office?.close();
  profile?.remove();
  rmSync(directory, { recursive: true, force: true });
});

it('confirms an hour while the resident still stands there', async () => {
  await resident.wakes();
  await resident.touches(/Đặt lịch hẹn/);
  await choosesHour(resident);
  await resident.touches('Không để số');
  await resident.sees('bookReview');
  await resident.touches(/Người đến từ 75 tuổi/);
  await resident.touches('Gửi yêu cầu giữ chỗ');
  number = await shownNumber(resident);
  await resident.reads('Đã xác nhận giờ hẹn');
  expect(office.effects()).toHaveLength(1);
  expect(office.effects()[0]?.result).toMatchObject({ outcome: 'confirmed' });
  await resident.touches('Kết thúc');
});

it('tells it to whoever shows the code, from the hub, and without one with its age', async () => {
  const text = `motcham:follow:${number.replaceAll(/[\s-]/g, '')}`;
  await resident.wakes();
  await scanByWedge(page, text);
  await resident.sees('scanResult');
  await resident.reads('Đã xác nhận giờ hẹn');
  await resident.touches('Kết thúc');
  await city.killHub();
  await resident.wakes();
  await resident.reads('Không có mạng');
  await scanByWedge(page, text);
  await resident.sees('scanResult');
  await resident.reads('Đã xác nhận giờ hẹn');
  await resident.reads(/Máy chưa hỏi được trung tâm/);
  await resident.touches('Kết thúc');
});
