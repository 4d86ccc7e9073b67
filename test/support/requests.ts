import { expect, vi } from 'vitest';
import type { City, ListedRequest } from './city.ts';
import type { Resident } from './resident.ts';

/** Longer than the courier's waits grow while a test keeps the hub away, ms; no measure of speed. */
const arrivalPatienceMs = 200_000;

/** From home to the last look at a report. */
export async function writesReport(resident: Resident, text: string): Promise<void> {
  await resident.touches(/Góp ý, phản ánh/);
  await resident.touches(/Môi trường/);
  await resident.sees('feedbackDetails');
  await resident.types(text);
  await resident.touches('Tiếp tục');
  await resident.sees('feedbackReview');
}

/** From home to the number on the screen. */
export async function leavesReport(resident: Resident, text: string): Promise<string> {
  await writesReport(resident, text);
  await resident.touches('Gửi phản ánh');
  return shownNumber(resident);
}

/** From the kinds of office to who comes: the first office, its last day, the first hour of it. */
export async function choosesHour(resident: Resident): Promise<void> {
  const { page } = resident;
  await resident.touches(/Hộ tịch/);
  await resident.sees('bookPlace');
  await page.locator('[data-screen="bookPlace"] .option').first().click();
  await resident.sees('bookDay');
  await page.locator('[data-screen="bookDay"] button.chip').last().click();
  await resident.sees('bookSlot');
  await page.locator('[data-screen="bookSlot"] button.chip').first().click();
  await resident.sees('bookContact');
}

/** From home to the number of an hour that is asked for without a telephone. */
export async function asksForHour(resident: Resident): Promise<string> {
  await resident.touches(/Đặt lịch hẹn/);
  await choosesHour(resident);
  await resident.touches('Không để số');
  await resident.sees('bookReview');
  await resident.touches('Gửi yêu cầu giữ chỗ');
  return shownNumber(resident);
}

/** The number that the screen shows: ten characters and one that checks them. */
export async function shownNumber(resident: Resident): Promise<string> {
  await resident.sees('left');
  const number = (await resident.page.locator('.number-card .plate').textContent()) ?? '';
  expect(number.replaceAll(/[\s-]/g, '')).toHaveLength(11);
  return number;
}

/** Waits until this many arrived, and checks that they are whole: no gap, no double, one kiosk. */
export async function arrived(city: City, count: number): Promise<readonly ListedRequest[]> {
  const requests = await vi.waitFor(
    async () => {
      const listed = await city.requests();
      expect(listed.length).toBeGreaterThanOrEqual(count);
      return listed;
    },
    { timeout: arrivalPatienceMs, interval: 3_000 },
  );
  const inOrder = [...requests].sort((a, b) => a.seq - b.seq);
  expect(inOrder.map(({ seq }) => seq)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  expect(new Set(requests.map(({ id }) => id)).size).toBe(count);
  expect(new Set(requests.map(({ kiosk, incarnation }) => `${kiosk} ${incarnation}`)).size).toBe(1);
  return inOrder;
}
