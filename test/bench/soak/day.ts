/**
 * In the page: residents of a day, one after the other, each with one task. Everything is pressed on
 * the screens themselves. Returns how many requests were left and slips asked for.
 *
 * @param from number of the first of them
 * @param leak what each of them leaves behind on purpose: the control of the measurement
 */
export async function serveDay({
  from,
  count,
  leak,
}: {
  readonly from: number;
  readonly count: number;
  readonly leak: boolean;
}): Promise<{ left: number; printed: number; scanned: number }> {
  const done = { left: 0, printed: 0, scanned: 0 };
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const shown = () => document.querySelector<HTMLElement>('.stage')?.dataset['screen'];
  async function find(selector: string, text: string, frames: number) {
    for (let at = 0; at < frames; at += 1) {
      const found = [...document.querySelectorAll<HTMLElement>(selector)].find((element) =>
        (element.textContent ?? '').includes(text),
      );
      if (found) return found;
      await frame();
    }
    return undefined;
  }
  async function press(selector: string, text = ''): Promise<void> {
    const found = await find(selector, text, 900);
    if (!found) throw new Error(`nothing like ${selector} ${text} on ${shown()}`);
    found.click();
  }
  const opensBirth = async () => {
    await press('[data-screen="home"] button', 'Chọn theo việc');
    await press('[data-screen="lifeEvents"] .tile');
    await press('[data-screen="lifeEvent"] .option');
    await find('[data-screen="procedure"] .do button', '', 900);
  };
  const ways: readonly (() => Promise<void>)[] = [
    async function looksUp() {
      await press('[data-screen="home"] .field');
      for (const key of 'hon') await press(`[data-screen="search"] [data-key="${key}"]`);
      await press('[data-screen="search"] .results .option');
      await press('[data-screen="procedure"] .do button', 'Mang về');
      await press('[data-screen="takeaway"] .chip:nth-child(2)');
    },
    async function isGuided() {
      await opensBirth();
      await press('[data-screen="procedure"] button', 'Tôi cần giấy nào?');
      for (let question = 0; question < 3; question += 1) {
        const answer = await find('[data-screen="guideQuestion"] .options .option', '', 200);
        if (!answer) break;
        answer.click();
        await frame();
        await press('[data-screen="guideQuestion"] button', 'Tiếp tục');
        await frame();
      }
    },
    async function prints() {
      await opensBirth();
      await press('[data-screen="procedure"] .do button', 'Mang về');
      const key = await find('[data-screen="takeaway"] button', 'In ', 200);
      if (!key) return;
      key.click();
      done.printed += 1;
      await find('.print-progress, [data-screen="takeaway"] [role="status"]', '', 60);
    },
    async function scans() {
      await press('[data-screen="home"] button', 'Quét');
      await press('[data-screen="scanConsent"] button', 'Đồng ý');
      const video = await find('[data-screen="scanCamera"] video', '', 300);
      for (let at = 0; at < 20 && video; at += 1) await frame();
      if (video) done.scanned += 1;
    },
    async function reports() {
      await press('[data-screen="home"] button', 'Góp ý');
      await press('[data-screen="feedbackCategory"] .option');
      for (const key of 'rac') await press(`[data-screen="feedbackDetails"] [data-key="${key}"]`);
      await press('[data-screen="feedbackDetails"] button', 'Tiếp tục');
      await press('[data-screen="feedbackReview"] button', 'Gửi');
      if (await find('[data-screen="left"] .number-card', '', 600)) done.left += 1;
    },
    async function readsNews() {
      await press('[data-screen="home"] button', 'Tòa nhà, thành phố');
      await press('[data-screen="notices"] .option');
      await find('[data-screen="notice"] h1', '', 300);
    },
    async function books() {
      await press('[data-screen="home"] button', 'Đặt lịch');
      await press('[data-screen="bookField"] .option');
      await press('[data-screen="bookPlace"] .option');
    },
  ];
  const page = globalThis as { kept?: unknown[]; hurries?: boolean };
  const kept = page.kept ?? [];
  page.kept = kept;
  for (let at = from; at < from + count; at += 1) {
    await press('[data-screen="attract"] .touch');
    await ways[at % ways.length]?.();
    await frame();
    page.hurries = true;
    await press('[data-access="end"]');
    page.hurries = false;
    if (!leak) continue;
    const node = document.createElement('div');
    node.append(...Array.from({ length: 20 }, () => document.createElement('p')));
    addEventListener('leak', () => node.append(''));
    kept.push([node, new Uint8Array(4_096).map((_, i) => i % 251)]);
    const asked = indexedDB.open('leak');
    asked.onsuccess = () => kept.push(asked.result);
  }
  await find('[data-screen="attract"] .touch', '', 900);
  return done;
}

/** In the page, before its scripts: databases that are open, and goodbyes that are not waited for. */
export function watchHandles(goodbyeMs: number): void {
  const open = new Set<IDBDatabase>();
  Object.assign(globalThis, { openDatabases: () => open.size });
  const real = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function opened(name: string, version?: number) {
    const asked = version === undefined ? real.call(this, name) : real.call(this, name, version);
    asked.addEventListener('success', () => {
      open.add(asked.result);
      asked.result.addEventListener('close', () => open.delete(asked.result));
    });
    return asked;
  };
  const close = IDBDatabase.prototype.close;
  IDBDatabase.prototype.close = function closed() {
    open.delete(this);
    close.call(this);
  };
  const set = window.setTimeout.bind(window);
  const page = globalThis as { hurries?: boolean };
  // Only what the press of "Kết thúc" itself begins: the bridge waits as long for its answers.
  const short = (run: TimerHandler, ms?: number, ...args: unknown[]) =>
    set(run, ms === goodbyeMs && page.hurries === true ? 0 : ms, ...args);
  window.setTimeout = short as typeof window.setTimeout;
}
