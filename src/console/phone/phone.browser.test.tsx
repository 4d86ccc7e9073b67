import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { starterContent, starterGuides } from '../../content/index.ts';
import { walkOf, writeLinkCode } from '../../domain/guide/index.ts';
import { toServiceFacts } from '../../domain/service/index.ts';
import './phone.css';
import { PhonePage } from './phone-page.tsx';
import { readContent } from './read-content.ts';

const flows = starterGuides();
const content = { flows, services: starterContent().services.map(toServiceFacts) };
const flowOf = (id: string) => {
  const flow = flows.find((one) => one.id === id);
  if (!flow) throw new Error(`the starter has no flow ${id}`);
  return flow;
};
const now = () => Date.parse('2026-11-22T05:00:00Z');
let root: HTMLElement | undefined;

function open(fragment: string, load = () => Promise.resolve(content)) {
  root = document.body.appendChild(document.createElement('div'));
  root.style.maxWidth = '360px';
  render(<PhonePage fragment={fragment} load={load} now={now} />, root);
}
const text = () => root?.textContent ?? '';
const seen = () => expect.poll(text, { timeout: 20_000 });
afterEach(() => {
  if (root) render(null, root);
  root?.remove();
});

const certify = flowOf('certify');
const copy = { what: 'copy', original: 'have', state: 'good', issued: 'vietnam' };
const code = writeLinkCode(certify, walkOf(certify, copy));

test('shows the checklist of the kiosk in both languages; axe finds nothing', async () => {
  open(code);
  await seen().toContain('Giấy tờ cần mang');
  expect(text()).toContain('Nguồn:');
  expect(text()).toContain('Lệ phí');
  const found = await axe.run(root ?? document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] });
  expect(found.violations.map(({ id }) => id)).toEqual([]);
  [...document.querySelectorAll('button')].find((one) => one.textContent === 'English')?.click();
  await seen().toContain('Papers to bring');
  await expect.poll(() => document.documentElement.lang).toBe('en');
});

test('asks for what is private, in the phone, and goes on with what the code says', async () => {
  const birth = flowOf('birth');
  const walk = walkOf(birth, { for: 'child', special: 'none', foreign: 'none', ageDays: 20 });
  open(writeLinkCode(birth, walk));
  await seen().toContain('Mã không chứa câu trả lời riêng tư');
  expect(document.querySelectorAll('input[type=radio]').length).toBe(3);
  document.querySelectorAll<HTMLInputElement>('input[type=radio]')[0]?.click();
  await expect.poll(() => document.querySelector<HTMLInputElement>('input:checked')).toBeTruthy();
  document.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  // Nationality was in the code: the next one asked is the child's age.
  await expect.poll(() => document.querySelector('input[type=number]')).toBeTruthy();
  const found = await axe.run(root ?? document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] });
  expect(found.violations.map(({ id }) => id)).toEqual([]);
});

test('whatever the fragment is, the same is asked of the hub', async () => {
  const asked: unknown[][] = [];
  const ask = vi.spyOn(globalThis, 'fetch');
  for (const fragment of [code, '__proto__', 'x'.repeat(10_240)]) {
    await readContent((...given) => {
      asked.push(given);
      return Promise.resolve(Response.json(content));
    });
    open(fragment, () => Promise.resolve(content));
    await seen().toMatch(/Giấy tờ cần mang|Đường dẫn này không đầy đủ/);
    if (root) render(null, root);
    root?.remove();
  }
  expect(asked).toEqual([['/t/flows.json'], ['/t/flows.json'], ['/t/flows.json']]);
  expect(ask).not.toHaveBeenCalled();
  ask.mockRestore();
});

test('a flow that changed and one that is gone are told, with what to do', async () => {
  const newer = { ...content, flows: [{ ...certify, version: certify.version + 1 }] };
  open(code, () => Promise.resolve(newer));
  await seen().toContain('Các câu hỏi đã đổi từ lúc quý vị quét mã. Quý vị trả lời lại');
  if (root) render(null, root);
  root?.remove();
  open('certainly-not~1~0');
  await seen().toContain('Quý vị xem lại ở ki-ốt, hoặc hỏi nơi tiếp nhận.');
});

test('without a network it says so, and tries again', async () => {
  let isAway = true;
  open(code, () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(content)));
  await seen().toContain('Điện thoại chưa tải được nội dung.');
  isAway = false;
  document.querySelector<HTMLButtonElement>('button.go')?.click();
  await seen().toContain('Giấy tờ cần mang');
});
