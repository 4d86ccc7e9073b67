import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { City } from '../support/city.ts';
import { writeFakeCamera } from '../support/fake-camera.ts';
import { choosesHour, shownNumber } from '../support/requests.ts';
import { Resident } from '../support/resident.ts';
import { newCard } from './support/marks.ts';
import { marksIn, readPictures } from './support/pictures.ts';
import { searchDisk } from './support/search-disk.ts';

/** Chromium writes its stores out within seconds of a change; longer than any of them, ms. */
const writtenOutMs = 12_000;

/** Fills the form with the card on the screen, and sends it: sealed, it stays on the disk. */
async function asksWithCard(resident: Resident): Promise<void> {
  await resident.touches('Dùng để đặt lịch');
  await resident.sees('bookField');
  await choosesHour(resident);
  await resident.reads('001•••••');
  await resident.touches('Không để số');
  await resident.sees('bookReview');
  await resident.reads('001•••••');
  await resident.touches('Gửi yêu cầu giữ chỗ');
  await shownNumber(resident);
}

describe('a card that was held before the camera', () => {
  let city: City;
  let profile: Profile;
  let context: BrowserContext | undefined;

  beforeAll(async () => {
    city = await City.start();
    profile = newProfile();
  });
  afterAll(async () => {
    await context?.close();
    await city?.close();
    profile?.remove();
  });

  it('is read, shown masked and in full, asks for an hour at a desk, and then nothing of it is anywhere', async () => {
    const card = newCard();
    // Outside of everything that is searched: the hand that holds up the card.
    const clip = join(city.directory, 'hand', 'camera.mjpeg');
    mkdirSync(join(city.directory, 'hand'));
    await writeFakeCamera(clip, card.text);
    const opened = await openBrowser(profile, {
      flags: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${clip}`],
    });
    context = opened.context;
    const { page } = opened;
    const resident = new Resident(page);
    await page.goto(city.page);
    await resident.wakes();
    await resident.touches(/Quét mã/);
    await resident.sees('scanConsent');
    await resident.touches('Đồng ý, bật camera');
    await resident.sees('scanResult');
    await resident.touches('Hiện 10 giây');
    const number = card.marks.find(({ name }) => name === 'card: number')?.text ?? '';
    await resident.reads(number);
    await page.waitForTimeout(writtenOutMs);
    await asksWithCard(resident);
    await page.waitForTimeout(writtenOutMs);
    await resident.touches('Xong');
    await resident.touches('Kết thúc');
    await resident.sees('attract');
    await resident.leftNothing(...card.marks.map(({ text }) => text));
    await page.waitForTimeout(writtenOutMs);
    await context.close();
    context = undefined;
    await city.stopShell();
    await city.killHub();
    const places = [
      profile.directory,
      join(city.directory, 'shell'),
      join(city.directory, 'hub'),
      city.databaseRoot,
    ];
    const { finds, ...searched } = searchDisk(card.marks, places, {
      'log of the shell': city.shellWords(),
      'log of the hub': city.hubWords(),
    });
    process.stderr.write(`${JSON.stringify({ camera: true, ...searched })}\n`);
    expect(searched.files).toBeGreaterThan(50);
    expect(finds).toEqual([]);
    expect(marksIn(await readPictures(places.slice(0, 2)), card.marks)).toEqual([]);
    // The same look reads the card in a frame of the clip, or it has looked at nothing.
    const frames = await readPictures([join(city.directory, 'hand')]);
    expect(marksIn(frames, card.marks)).toEqual(
      expect.arrayContaining(card.marks.map(({ name }) => `${name} in camera.mjpeg`)),
    );
  });
});
