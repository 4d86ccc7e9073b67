/** `npm run screenshots`: the pictures of README and staff guide, taken from the running product. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage } from '../../src/cli/support/build.ts';
import { newProfile, openBrowser } from './browser.ts';
import { City } from './city.ts';
import { Resident } from './resident.ts';
import { takeStaffPictures } from './staff-screenshots.ts';

const pictures = join(import.meta.dirname, '..', '..', 'docs', 'screens');
mkdirSync(pictures, { recursive: true });

await buildPage();
const city = await City.start();
const profile = newProfile();
try {
  const { context, page } = await openBrowser(profile);
  const resident = new Resident(page);
  const take = async (name: string) => {
    // Fonts and lazily loaded parts come in first.
    await page.waitForTimeout(1_000);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(pictures, `${name}.png`) });
    process.stderr.write(`docs/screens/${name}.png\n`);
  };
  await page.goto(city.page);
  await resident.wakes();
  await take('home');
  await resident.touches(/Tìm thủ tục/);
  await resident.types('khai sinh');
  await take('search');
  await resident.touches(/^Đăng ký khai sinh/);
  await resident.sees('procedure');
  await take('procedure');
  await resident.touches('Mang về điện thoại');
  await resident.sees('takeaway');
  await resident.touches('In ra giấy');
  await resident.reads('Đã in');
  await take('takeaway');
  await context.close();
} finally {
  await city.close();
  profile.remove();
}
await takeStaffPictures(join(import.meta.dirname, '..', '..', 'docs', 'staff'));
