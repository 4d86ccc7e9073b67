import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { City } from '../support/city.ts';
import { Lobby } from '../support/lobby.ts';
import { watchTrouble } from '../support/page-trouble.ts';
import type { Resident } from '../support/resident.ts';
import { scanByWedge } from '../support/wedge.ts';

const unreadable = 'Máy chưa đọc được mã';

/** What somebody holds up, what the screen says of it, and what stands nowhere on the screen. */
const cases: readonly {
  readonly name: string;
  readonly text: string;
  readonly screen: 'scanResult' | 'scanUnreadable';
  readonly says: readonly (string | RegExp)[];
}[] = [
  {
    name: 'garbage',
    text: '}{~|^%$#@!()_+-=[]\\;:"<>?,./`',
    screen: 'scanResult',
    says: ['Một đoạn chữ', 'Máy đọc được chữ này. Máy không làm gì với nó.'],
  },
  {
    name: 'a text of exactly 4 KB',
    text: 'x'.repeat(4096),
    screen: 'scanResult',
    says: ['Một đoạn chữ'],
  },
  {
    name: 'a text longer than any code',
    text: 'x'.repeat(6000),
    screen: 'scanUnreadable',
    says: [unreadable, 'Mã này dài quá mức máy đọc.'],
  },
  {
    name: 'control characters',
    text: 'ABC123\u001b[2J\u0007\u0000xyz',
    screen: 'scanUnreadable',
    says: [unreadable, 'Mã này chứa lệnh lạ. Máy không làm theo.'],
  },
  {
    name: 'bytes that were no UTF-8',
    text: 'Nguy\ufffd\ufffdn V\ufffdn \ufffd',
    screen: 'scanUnreadable',
    says: [unreadable, 'Mã này không phải là chữ.'],
  },
  {
    name: 'hidden characters that turn the text around',
    text: 'https://vi\u202emoc.tset/a',
    screen: 'scanResult',
    says: ['Trong mã có ký tự ẩn.'],
  },
  {
    name: 'a command to the browser',
    text: 'javascript:window.wasExecuted=1',
    screen: 'scanResult',
    says: ['Mã muốn máy chạy một lệnh. Máy không làm theo.'],
  },
  {
    name: 'a page in the address',
    text: 'data:text/html,<script>window.wasExecuted=1</script>',
    screen: 'scanResult',
    says: ['Mã muốn máy chạy một lệnh. Máy không làm theo.'],
  },
  {
    name: 'markup',
    text: '<img src=x onerror="window.wasExecuted=1">',
    screen: 'scanResult',
    says: ['Một đoạn chữ', '<img src=x onerror='],
  },
  {
    name: 'a page that pretends to be another',
    text: 'https://dichvucong.gov.vn@evil.example/login',
    screen: 'scanResult',
    says: ['Địa chỉ cố giả làm trang khác.', 'Máy không mở trang lạ.', 'evil.example'],
  },
  {
    name: 'letters that look like others',
    text: 'https://dіchvucong.gov.vn/',
    screen: 'scanResult',
    says: ['Tên trang dùng chữ dễ nhầm với trang khác.'],
  },
  {
    name: 'the kiosk itself and its bridge',
    text: 'http://localhost:8420/bridge/session',
    screen: 'scanResult',
    says: ['Tên trang chỉ dùng trong một mạng riêng.'],
  },
  {
    name: 'a file of this machine',
    text: 'file:///etc/passwd',
    screen: 'scanResult',
    says: ['Mã muốn máy chạy một lệnh. Máy không làm theo.'],
  },
];

describe('bad codes', () => {
  let lobby: Lobby;
  let city: City;
  let page: Page;
  let resident: Resident;
  let trouble: readonly string[];

  beforeAll(async () => {
    lobby = await Lobby.open(async ({ context, page, city }) => {
      await context.addInitScript(
        "Object.defineProperty(window, 'wasExecuted', { set() { console.error('executed'); } })",
      );
      trouble = watchTrouble(page, city.page);
    });
    ({ city, page, resident } = lobby);
  });
  afterAll(() => lobby?.close());

  it.each(cases)('$name', async ({ text, screen, says }) => {
    await resident.wakes();
    await scanByWedge(page, text);
    await resident.sees(screen);
    for (const words of says) await resident.reads(words);
    // Somebody can go on: a way on is on every such screen.
    expect(await page.locator('.stage button').filter({ visible: true }).count()).toBeGreaterThan(
      0,
    );
    expect(page.url()).toBe(city.page);
    await resident.touches('Kết thúc');
    await resident.sees('ending');
    await resident.sees('attract');
    if (text.length > 12) await resident.leftNothing(text.slice(0, 60));
  });

  it('is read while somebody types, too', async () => {
    await resident.wakes();
    await resident.touches(/Tìm thủ tục/);
    await resident.types('mat');
    await scanByWedge(page, 'javascript:window.wasExecuted=1');
    await resident.sees('scanResult');
    await resident.touches('Kết thúc');
    await resident.sees('attract');
  });

  it('keeps combinations of keys from the browser', async () => {
    await page.evaluate(() => {
      window.addEventListener('keydown', (event) => {
        document.documentElement.dataset['kept'] =
          `${document.documentElement.dataset['kept'] ?? ''}${event.defaultPrevented ? '' : ` ${event.key}`}`;
      });
    });
    for (const keys of ['Control+t', 'Control+o', 'Control+p', 'Alt+ArrowLeft', 'F5', 'F12'])
      await page.keyboard.press(keys);
    const leaked = await page.evaluate(() => document.documentElement.dataset['kept'] ?? 'unheard');
    // A modifier alone does nothing; 'unheard' would mean that the listener saw no key.
    expect(leaked.split(' ').filter((key) => !['', 'Control', 'Alt'].includes(key))).toEqual([]);
    expect(lobby.context.pages()).toHaveLength(1);
    expect(page.url()).toBe(city.page);
  });

  it('executed nothing, opened nothing, asked nobody', () => {
    expect(trouble).toEqual([]);
  });
});
