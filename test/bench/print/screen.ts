import { setTimeout as sleep } from 'node:timers/promises';
import { Lobby } from '../../support/lobby.ts';
import { timeCutToWords, timeTouchToWords } from '../../support/paper-times.ts';

/** Slips of one run: the bridge lets ten through at once and then slows a flood down. */
const slips = 8;
/** Time of the knife, ms, as in the part without a screen: what comes after it is ours. */
export const knifeMs = 50;
/** A second press on the same spot within 500 ms is not heard (R12). */
const pressApartMs = 1_200;

/**
 * What a resident sees, in the built page and real Chromium: from the knife of the emulated printer
 * to "Đã in", and from the touch to "Không in được" beside the code when machine control hangs. ms.
 */
export async function measureScreen(): Promise<{
  readonly cutToScreenMs: readonly number[];
  readonly touchToFailedMs: number;
}> {
  const lobby = await Lobby.open();
  const { city, page, resident } = lobby;
  Object.assign(city.printer.server.printer.options, { cutMs: knifeMs });
  try {
    await resident.wakes();
    await resident.touches(/Tìm thủ tục/);
    await resident.types('khai sinh');
    await resident.touches(/^Đăng ký khai sinh/);
    await resident.sees('procedure');
    await resident.touches('Mang về điện thoại');
    await resident.sees('takeaway');
    const cutToScreenMs: number[] = [];
    for (let n = 0; n < slips; n += 1) {
      const print = () => resident.touches(n === 0 ? 'In ra giấy' : 'In lại');
      cutToScreenMs.push(await timeCutToWords(page, city.printer, 'Đã in', print));
      await sleep(pressApartMs);
    }
    process.kill(city.shellPid, 'SIGSTOP');
    const touchToFailedMs = await timeTouchToWords(page, 'Không in được', () =>
      resident.touches('In lại'),
    );
    await page.locator('.code-card svg').first().waitFor({ state: 'visible' });
    return { cutToScreenMs, touchToFailedMs };
  } finally {
    process.kill(city.shellPid, 'SIGCONT');
    await lobby.close();
  }
}
