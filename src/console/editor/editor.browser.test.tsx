import { afterEach, describe, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { starterContent } from '../../content/index.ts';
import { withValueAt } from '../../domain/change/index.ts';
import { axeFindings, ConsoleFailure, drawPage } from '../test-support/index.ts';
import { idbDraftStore } from './draft/index.ts';
import { page } from './procedures-page.ts';

const service = starterContent().services.find(({ code }) => code === '1.001193');
if (service === undefined) throw new Error('the starter catalogue has no 1.001193');
const code = service.code;
const one = `documents/procedure/${code}`;

const row = (n: number) => ({
  id: `1.${String(n).padStart(6, '0')}`,
  title: `Thủ tục số ${n}`,
  group: 'Hộ tịch',
  revision: 1,
  status: n % 100 === 0 ? 'changed' : 'published',
  editedBy: 'cli',
  editedAt: '2026-11-22T03:00:00.000Z',
  errors: n % 500 === 0 ? 2 : 0,
  warnings: 0,
});

/** A hub with one procedure. */
function hubOf(body: unknown = service) {
  const state = { revision: 3, body, isAway: false, published: service as unknown };
  const answers = {
    'GET documents': { rows: Array.from({ length: 6_000 }, (_, n) => row(n + 1)) },
    [`GET ${one}`]: () =>
      state.isAway
        ? new ConsoleFailure('unreachable')
        : {
            kind: 'procedure',
            id: code,
            revision: state.revision,
            body: state.body,
            published: state.published,
            editedBy: 'Phạm Bình',
            editedAt: '2026-11-22T03:00:00.000Z',
          },
    [`PUT ${one}`]: (sent: unknown) => {
      if (state.isAway) return new ConsoleFailure('unreachable');
      const { revision, body: next } = sent as { revision: number; body: unknown };
      if (revision !== state.revision) return new ConsoleFailure('edited-meanwhile');
      state.revision += 1;
      state.body = next;
      return { revision: state.revision, errors: 0, warnings: 0 };
    },
    [`POST ${one}/looking`]: () => ({ others: ['Phạm Bình'], revision: state.revision }),
    [`GET ${one}/history`]: {
      lines: [3, 2, 1].map((revision) => ({
        revision,
        editedBy: 'Phạm Bình',
        editedAt: '2026-11-22T03:00:00.000Z',
        isPublished: revision === 1,
        isRemoval: false,
      })),
    },
    [`GET ${one}/history/2`]: {
      revision: 2,
      body: withValueAt(service, 'summary.vi', 'Câu của bản hai.'),
    },
  };
  return { state, answers };
}

let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(async () => {
  drawn?.close();
  drawn = undefined;
  await idbDraftStore().forget(`procedure/${code}`);
});

const field = (path: string) => {
  const found = document.querySelector<HTMLInputElement>(`[data-path="${path}"]`);
  if (found === null) throw new Error(`no field ${path}`);
  return found;
};
async function open(hub = hubOf(), theme: 'light' | 'dark' = 'light') {
  drawn = drawPage(page, { answers: hub.answers, path: `procedures/${code}`, theme });
  await expect.poll(() => document.querySelector('[data-path="summary.vi"]')).not.toBeNull();
  return hub;
}
async function write(path: string, text: string) {
  field(path).focus();
  await userEvent.fill(field(path), text);
}

describe('the list of procedures', () => {
  it('draws a window of six thousand, what needs a hand first', async () => {
    drawn = drawPage(page, { answers: hubOf().answers });
    await expect.element(screen.getByText(/6\.000 mục, 60 chưa phát, 12 có lỗi/)).toBeVisible();
    expect(document.querySelectorAll('tbody tr').length).toBeLessThan(120);
    const first = document.querySelector('tbody tr:not(.gap)')?.textContent ?? '';
    expect(first).toContain('2 lỗi');
    await userEvent.click(screen.getByRole('button', { name: 'Chưa phát', exact: true }));
    await expect.poll(() => location.search).toBe('?state=withChanges');
    expect(await axeFindings()).toEqual([]);
  });

  it('says what would be here, and what failed', async () => {
    drawn = drawPage(page, { answers: { 'GET documents': { rows: [] } } });
    await expect.element(screen.getByText('Chưa có mục nào')).toBeVisible();
    drawn.close();
    drawn = drawPage(page, { answers: { 'GET documents': new ConsoleFailure('unreachable') } });
    await expect.element(screen.getByRole('alert')).toBeVisible();
  });
});

describe('the form of a procedure', () => {
  it.each(['light', 'dark'] as const)('has nothing that axe finds, %s', async (theme) => {
    await open(hubOf(), theme);
    await expect.element(screen.getByText('Phạm Bình đang xem')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it('saves what was typed by itself, and says what residents will see', async () => {
    const { state } = await open();
    await write('summary.vi', 'Làm giấy khai sinh cho bé.');
    await expect
      .poll(() => (state.body as { summary: { vi: string } }).summary.vi)
      .toBe('Làm giấy khai sinh cho bé.');
    await expect.poll(() => document.querySelector('[data-save="saved"]')).not.toBeNull();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(screen.getByText(/→ “Làm giấy khai sinh cho bé.”/)).toBeVisible();
  });

  it('shows findings of the same checks beside the field, and mends with a press', async () => {
    await open();
    await write('summary.vi', 'UBND làm giấy khai sinh cho bé.');
    await expect.element(screen.getByText(/Chữ tắt chưa giải nghĩa/)).toBeVisible();
    // The English stayed: it counts as missing until somebody says that it is still right.
    await userEvent.click(screen.getByRole('button', { name: 'Bản dịch vẫn đúng' }));
    await expect.poll(() => document.querySelector('[data-finding="summary.en"]')).toBeNull();
    field('shortName.vi').focus();
    await userEvent.keyboard('{F8}');
    await expect
      .poll(() => document.activeElement?.getAttribute('data-path'))
      .not.toBe('shortName.vi');
  });

  it('undoes and redoes across fields', async () => {
    await open();
    const before = field('summary.vi').value;
    await write('summary.vi', 'Một.');
    await write('shortName.vi', 'Hai');
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => field('shortName.vi').value).toBe(service.shortName.vi);
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => field('summary.vi').value).toBe(before);
    await userEvent.keyboard('{Control>}y{/Control}');
    await expect.poll(() => field('summary.vi').value).toBe('Một.');
  });

  it('lets the person choose where somebody else wrote in the same field', async () => {
    const { state } = await open();
    state.revision += 1;
    state.body = withValueAt(service, 'summary.vi', 'Câu của người kia.');
    await write('summary.vi', 'Câu của tôi.');
    await expect.element(screen.getByText('Câu của người kia.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Giữ của tôi' }));
    await expect
      .poll(() => (state.body as { summary: { vi: string } }).summary.vi)
      .toBe('Câu của tôi.');
  });

  it('keeps a draft while the hub is away, over a closed page, and sends it after', async () => {
    const hub = await open();
    hub.state.isAway = true;
    await write('summary.vi', 'Gõ khi mất mạng.');
    await expect.poll(() => document.querySelector('[data-save="away"]')).not.toBeNull();
    drawn?.close();
    await open(hub);
    expect(field('summary.vi').value).toBe('Gõ khi mất mạng.');
    hub.state.isAway = false;
    await expect
      .poll(() => (hub.state.body as { summary: { vi: string } }).summary.vi)
      .toBe('Gõ khi mất mạng.');
  });

  it('goes back to an older revision', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Lịch sử' }));
    await userEvent.click(screen.getByRole('button', { name: 'Quay về bản này' }).first());
    await expect.poll(() => field('summary.vi').value).toBe('Câu của bản hai.');
  });

  it('can be read and not written without the role', async () => {
    const hub = hubOf();
    drawn = drawPage(page, { answers: hub.answers, path: `procedures/${code}`, roles: ['viewer'] });
    await expect.poll(() => document.querySelector('[data-path="summary.vi"]')).not.toBeNull();
    expect(field('summary.vi').readOnly).toBe(true);
  });
});
