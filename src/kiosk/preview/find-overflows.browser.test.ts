import { afterEach, expect, it } from 'vitest';
import { findOverflows } from './find-overflows.ts';

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

it('says nothing of what stands whole', () => {
  expect(findOverflows(drawn('<p style="margin:0">Khai sinh</p>'), screen)).toEqual([]);
});

it('names a line that runs out of the screen', () => {
  const long = 'Đăng ký khai sinh '.repeat(8).trim();
  const found = findOverflows(drawn(`<p style="white-space:nowrap">${long}</p>`), screen);
  expect(found).toEqual([long.slice(0, 60)]);
});

it('names what a box cuts, below as well', () => {
  const lines = Array.from({ length: 6 }, (_, n) => `<p style="margin:0">Dòng ${n}</p>`).join('');
  const root = drawn(`<div style="height:60px;overflow:hidden">${lines}</div>`);
  expect(findOverflows(root, screen)).toEqual(['Dòng 3', 'Dòng 4', 'Dòng 5']);
});

it('leaves out what nobody is meant to see', () => {
  const away = '<p style="position:absolute;left:900px">Ngoài</p>';
  expect(
    findOverflows(drawn(`<div hidden>${away}</div><div aria-hidden="true">${away}</div>`), screen),
  ).toEqual([]);
});

it('looks into a root that nobody may press, as the frame of a draft is', () => {
  const long = 'Đăng ký khai sinh '.repeat(8).trim();
  const root = drawn(`<p style="white-space:nowrap">${long}</p>`);
  root.inert = true;
  expect(findOverflows(root, screen)).toEqual([long.slice(0, 60)]);
});
