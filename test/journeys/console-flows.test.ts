import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentFromDocuments } from '../../src/content/index.ts';
import type { Flow } from '../../src/domain/guide/index.ts';
import { listBodies } from '../../src/hub/editing/index.ts';
import { type ConsoleDesk, openDesk } from '../support/console-desk.ts';

const said = 'Việc sinh có người nước ngoài hay không?';

let desk: ConsoleDesk;
let page: Page;

beforeAll(async () => {
  desk = await openDesk();
  page = desk.page;
});
afterAll(() => desk?.close());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const checked = () => page.getByText(/bộ trả lời kiểm hết trong/).waitFor();
const editPane = () => page.locator('.state-edit');

/** The flow as the hub keeps it. */
const kept = () =>
  page.evaluate(async () => {
    const answer = await fetch('/console/api/v1/documents/flow/birth');
    return (await answer.json()) as {
      revision: number;
      body: Flow;
      review?: { state: string };
    };
  });
const send = (revision: number) =>
  page.evaluate(async (sent) => {
    const answer = await fetch('/console/api/v1/documents/flow/birth/sent', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision: sent, note: 'thử' }),
    });
    const problem = (await answer.json()) as { type: string };
    return [answer.status, problem.type.split('/').at(-1)];
  }, revision);

it('a way taken out of the drawing is found with the shortest answers, and is never sent', async () => {
  await page.goto(`${desk.address}/console/flows/birth`);
  await checked();
  await page.locator('[data-state="q.foreign"]').click();
  const routes = editPane().locator('.route');
  const before = await routes.count();
  await routes.last().getByRole('button', { name: 'Bỏ', exact: true }).last().click();
  await expect.poll(() => routes.count()).toBe(before - 1);

  await button('Phát hiện').click();
  await page.getByText('Có câu trả lời không có đường đi').first().waitFor();
  await page.keyboard.press('F8');
  await page.getByText('Đường ngắn nhất dẫn tới đó').waitFor();
  await button('Chạy thử từ đây').click();
  await page.getByText('Câu trả lời này không có đường đi').waitFor();

  await page.getByText('Đã lưu').first().waitFor();
  const { revision, review } = await kept();
  expect(review?.state ?? 'draft').toBe('draft');
  await expect(
    page.getByRole('button', { name: /^Gửi duyệt/ }).getAttribute('aria-disabled'),
  ).resolves.toBe('true');
  // Nor does the hub take it from whoever asks without the page.
  expect(await send(revision)).toEqual([409, 'has-errors']);
});

it('undone, put in other words and sent, it is what is published next', async () => {
  await button('Hoàn tác').click();
  await button('Phát hiện').click();
  await page.getByText('Không có lỗi hay cảnh báo nào.').waitFor();
  await page.locator('[data-state="q.foreign"]').click();
  await page.getByLabel('Câu hỏi, Tiếng Việt').fill(said);
  // A sentence that changed wants its translation looked at, too.
  await button('Phát hiện').click();
  await page.getByText('đã cũ: câu gốc đổi sau khi dịch').waitFor();
  await page.locator('[data-state="q.foreign"]').click();
  await page.getByLabel('Câu hỏi, Tiếng Anh').fill('Is a foreigner or another country involved?');
  await expect
    .poll(async () => JSON.stringify((await kept()).body.texts))
    .toContain('a foreigner or');
  await button('Phát hiện').click();
  await page.getByText('Không có lỗi hay cảnh báo nào.').waitFor();
  await page.getByRole('button', { name: /^Gửi duyệt/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Câu ngắn hơn');
  await dialog.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
  await page.getByText(/chờ duyệt, Trần Thu Hà gửi/).waitFor();
  const { body, review } = await kept();
  expect(review?.state).toBe('sent');

  const documents = await listBodies(desk.hub.store.pool);
  const day = new Date().toISOString().slice(0, 10);
  const built = await contentFromDocuments(
    documents.map((one) => ({ ...one, isChanged: one.kind === 'flow' && one.id === 'birth' })),
    day,
  );
  if (built.content === undefined) throw new Error(JSON.stringify(built.findings));
  await desk.hub.publish(built.content);
  const phone = await (await fetch(`${desk.address}/t/flows.json`)).json();
  const birth = (phone as { flows: Flow[] }).flows.find(({ id }) => id === 'birth');
  expect(birth?.version).toBe(body.version);
  expect(JSON.stringify(birth?.texts)).toContain(said);
  expect(desk.troubles).toEqual([]);
});
