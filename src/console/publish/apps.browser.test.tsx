import { afterEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { appPartBytes } from '../../domain/api/console/index.ts';
import { fromBase64, sha256, toHex } from '../../domain/basics/index.ts';
import { axeFindings, ConsoleFailure, drawPage } from '../test-support/index.ts';
import { page } from './page.ts';

let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(() => {
  drawn?.close();
  drawn = undefined;
});

const id = '01a00000-0000-7000-8000-000000000001';
const line = {
  architecture: 'amd64',
  standing: { version: '1.0.0', bytes: 51_000_000 },
  ready: {
    version: '1.1.0',
    bytes: 52_300_000,
    sha256: 'ab'.repeat(32),
    addedAt: '2026-11-23T02:05:00.000Z',
    addedBy: 'Nguyễn Minh Anh',
    release: null,
  },
};
const name = 'motcham-kiosk_1.1.0_amd64.deb';
const bytes = Uint8Array.from({ length: appPartBytes + 1_000 }, (_, at) => at % 251);
const choose = (file: File) => userEvent.upload(screen.getByLabelText('Tệp gói (.deb)'), file);
const bring = () => screen.getByRole('button', { name: /^Đưa gói vào/ });

it('brings a package in parts, with the hash of the file, and says that nobody has signed', async () => {
  let away = true;
  drawn = drawPage(page, {
    path: 'publish/apps',
    answers: {
      'GET apps': { apps: [] },
      'POST apps': { id },
      [`PUT apps/${id}/parts/0`]: { done: true },
      // A line that breaks once: the part goes again.
      [`PUT apps/${id}/parts/1`]: () => {
        const now = away;
        away = false;
        return now ? new ConsoleFailure('unreachable') : { done: true };
      },
      [`POST apps/${id}/done`]: { path: `app/${name}` },
    },
  });
  await expect.element(screen.getByText('Chưa có gói nào')).toBeVisible();
  await choose(new File([bytes], name));
  await bring().click();
  await expect.element(screen.getByText(/Đã nhận đủ .*Chưa ai ký cho gói này/)).toBeVisible();
  const asked = drawn.link.asked.filter(({ path }) => path.startsWith('apps'));
  expect(asked.find(({ method, path }) => method === 'POST' && path === 'apps')?.body).toEqual({
    fileName: name,
    bytes: bytes.length,
    sha256: toHex(await sha256(bytes)),
  });
  const parts = asked.filter(({ method }) => method === 'PUT');
  expect(parts.map(({ path }) => path.slice(-1))).toEqual(['0', '1', '1']);
  const sent = [0, 2].flatMap((at) => {
    const { data = '' } = (parts[at]?.body ?? {}) as { data?: string };
    return [...fromBase64(data)];
  });
  expect(sent).toEqual([...bytes]);
});

it('says before anything is sent that a file has another name, and after it what the hub refused', async () => {
  drawn = drawPage(page, {
    path: 'publish/apps',
    answers: {
      'GET apps': { apps: [] },
      'POST apps': { id },
      [`PUT apps/${id}/parts/0`]: { done: true },
      [`POST apps/${id}/done`]: { refused: 'noPackage' },
    },
  });
  await choose(new File(['x'], 'motcham.zip'));
  await expect.element(screen.getByText(/Tên tệp phải như/)).toBeVisible();
  await bring().click({ force: true });
  expect(drawn.link.asked.some(({ method }) => method === 'POST')).toBe(false);
  await choose(new File(['no package'], name));
  await bring().click();
  await expect.element(screen.getByText(/không phải gói Debian còn nguyên/)).toBeVisible();
});

it.each(['light', 'dark'] as const)(
  'shows what stands and what waits, and takes it out (%s)',
  async (theme) => {
    let apps = [line];
    drawn = drawPage(page, {
      path: 'publish/apps',
      theme,
      answers: {
        'GET apps': () => ({ apps }),
        'POST apps/amd64/take-back': () => {
          apps = [{ ...line, ready: null as never }];
          return { done: true };
        },
      },
    });
    await expect.element(screen.getByText('1.0.0 (51 MB)')).toBeVisible();
    await expect.element(screen.getByText('1.1.0 (52,3 MB)')).toBeVisible();
    await expect.element(screen.getByText(/Nguyễn Minh Anh đưa vào, .*09:05/)).toBeVisible();
    expect(document.querySelector('header.top')?.textContent).toContain('Phần mềm máy');
    expect(await axeFindings()).toEqual([]);
    await screen.getByRole('button', { name: /Rút gói này ra/ }).click();
    await expect.element(screen.getByText('1.1.0 (52,3 MB)')).not.toBeInTheDocument();
    await expect.element(screen.getByText('1.0.0 (51 MB)')).toBeVisible();
  },
);

it('is looked at by whoever may see releases, and changed by approvers and operators alone', async () => {
  drawn = drawPage(page, {
    path: 'publish/apps',
    roles: ['viewer'],
    answers: { 'GET apps': { apps: [line] } },
  });
  await expect.element(screen.getByText(/cần quyền duyệt hoặc vận hành/)).toBeVisible();
  expect(document.querySelector('input[type=file]')).toBeNull();
  expect(document.body.textContent).not.toContain('Rút gói này ra');
});
