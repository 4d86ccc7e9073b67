import { afterEach, expect, it } from 'vitest';
import { PageLooker } from './find-overflows.ts';

const screen = { left: 0, top: 0, right: 300, bottom: 200 };
let host: HTMLElement | undefined;
afterEach(() => host?.remove());

function drawn(html: string, style = ''): HTMLElement {
  host = document.createElement('div');
  host.style.cssText = `position:absolute;left:0;top:0;width:300px;font:16px/20px sans-serif;${style}`;
  host.innerHTML = html;
  document.body.append(host);
  return host;
}

/** What one page loses. */
function lostOn(root: Element): readonly string[] {
  const looker = new PageLooker(root, screen);
  looker.look();
  return looker.lost()?.texts ?? [];
}

it('says nothing of what stands whole', () => {
  expect(lostOn(drawn('<p style="margin:0">Khai sinh</p>'))).toEqual([]);
});

it('names a line that runs out of the screen', () => {
  const long = 'Đăng ký khai sinh '.repeat(8).trim();
  const found = lostOn(drawn(`<p style="white-space:nowrap">${long}</p>`));
  expect(found).toEqual([long.slice(0, 60)]);
});

it('names what a box cuts, below as well', () => {
  const lines = Array.from({ length: 6 }, (_, n) => `<p style="margin:0">Dòng ${n}</p>`).join('');
  const root = drawn(`<div style="height:60px;overflow:hidden">${lines}</div>`);
  expect(lostOn(root)).toEqual(['Dòng 3', 'Dòng 4', 'Dòng 5']);
});

it('leaves out what nobody is meant to see', () => {
  const away = '<p style="position:absolute;left:900px">Ngoài</p>';
  expect(lostOn(drawn(`<div hidden>${away}</div><div aria-hidden="true">${away}</div>`))).toEqual(
    [],
  );
});

it('looks into a root that nobody may press, as the frame of a draft is', () => {
  const long = 'Đăng ký khai sinh '.repeat(8).trim();
  const root = drawn(`<p style="white-space:nowrap">${long}</p>`);
  root.inert = true;
  expect(lostOn(root)).toEqual([long.slice(0, 60)]);
});

/** Lines of 20 px on pages of 60, as the kiosk's pager parts them. */
function paged(lines: number, last = ''): { root: HTMLElement; turn: (page: number) => void } {
  const texts = Array.from({ length: lines }, (_, n) => `<p style="margin:0">Dòng ${n}</p>`);
  const root = drawn(
    `<div class="pager"><div class="pager-view" style="height:60px;overflow:clip"><div class="pager-flow">${texts.join('')}${last}</div></div><div class="pager-keys">1</div></div>`,
  );
  const flow = root.querySelector<HTMLElement>('.pager-flow');
  if (flow === null) throw new Error('no flow');
  const turn = (page: number) => {
    flow.style.transform = `translateY(${-60 * page}px)`;
    [...flow.children].forEach((child, n) => {
      const isOn = Math.floor(n / 3) === page;
      (child as HTMLElement).style.visibility = isOn ? '' : 'hidden';
    });
  };
  turn(0);
  return { root, turn };
}

it('loses nothing that another page shows', () => {
  const { root, turn } = paged(6);
  const looker = new PageLooker(root, screen);
  looker.look();
  turn(1);
  looker.look();
  expect(looker.lost()).toBeUndefined();
});

it('names what no page shows', () => {
  const { root, turn } = paged(9);
  const looker = new PageLooker(root, screen);
  looker.look();
  turn(2);
  looker.look();
  // The second page was never turned to.
  expect(looker.lost()).toEqual({ texts: ['Dòng 3', 'Dòng 4', 'Dòng 5'], page: 0 });
});

it('looks at the width of a later page, and then no further', () => {
  const long = 'Đăng ký khai sinh '.repeat(8).trim();
  const { root, turn } = paged(3, `<p style="margin:0;white-space:nowrap">${long}</p>`);
  const looker = new PageLooker(root, screen);
  looker.look();
  expect(looker.isBad).toBe(false);
  turn(1);
  looker.look();
  expect(looker.isBad).toBe(true);
  expect(looker.lost()).toEqual({ texts: [long.slice(0, 60)], page: 1 });
});

it('takes a line for lost of which a pager cuts the half on every page', () => {
  const { root } = paged(3);
  const flow = root.querySelector<HTMLElement>('.pager-flow');
  if (flow === null) throw new Error('no flow');
  flow.style.clipPath = 'inset(-40px -40px 10px)';
  expect(lostOn(root)).toEqual(['Dòng 2']);
  flow.style.clipPath = '';
  expect(lostOn(root)).toEqual([]);
});
