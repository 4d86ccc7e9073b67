import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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

/** The list of procedures also shows for which words an entry was asked for. */
const nothingWanted = { 'GET insight/wanted': { wanted: [] } };

// What this server gives for the preview is the kiosk's own page, which takes the focus as it begins
// and with it the next keys of a test; the console's preview is inert.
const { src } = Object.getOwnPropertyDescriptors(HTMLIFrameElement.prototype);
beforeAll(() => {
  Object.defineProperty(HTMLIFrameElement.prototype, 'src', { ...src, set: () => undefined });
});
afterAll(() => {
  Object.defineProperty(HTMLIFrameElement.prototype, 'src', src);
});

/** A hub with one procedure. */
function hubOf(body: unknown = service) {
  const state = {
    revision: 3,
    body,
    isAway: false,
    published: service as unknown,
    review: undefined as unknown,
  };
  const answers = {
    ...nothingWanted,
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
            ...(state.review !== undefined && { review: state.review }),
          },
    [`PUT ${one}`]: (sent: unknown) => {
      if (state.isAway) return new ConsoleFailure('unreachable');
      const { revision, body: next } = sent as { revision: number; body: unknown };
      if (revision !== state.revision) return new ConsoleFailure('edited-meanwhile');
      state.revision += 1;
      state.body = next;
      return { revision: state.revision, errors: 0, warnings: 0 };
    },
    [`DELETE ${one}`]: () => {
      state.revision += 1;
      state.body = null;
      return { revision: state.revision, errors: 0, warnings: 0 };
    },
    [`GET ${one}/uses`]: {
      uses: [{ kind: 'procedure', id: '1.000656', title: 'Khai tử' }],
    },
    [`POST ${one}/sent`]: (sent: unknown) => {
      const { revision, note } = sent as { revision: number; note: string };
      state.review = {
        state: 'sent',
        revision,
        sentBy: 'Trần Thu Hà',
        sentAt: '2026-11-22T03:00:00.000Z',
        note,
        reviewedBy: null,
        reviewedAt: null,
        answer: '',
      };
      return { done: true };
    },
    [`POST ${one}/looking`]: () => ({ others: ['Phạm Bình'], revision: state.revision }),
    [`GET ${one}/history`]: () => ({
      lines: [3, 2, 1].map((revision) => ({
        revision,
        editedBy: 'Phạm Bình',
        editedAt: '2026-11-22T03:00:00.000Z',
        isPublished: revision === 1,
        isRemoval: revision === 3 && state.body === null,
      })),
    }),
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

  it('is there as it was left when somebody comes back from a row', async () => {
    const opened = 'documents/procedure/1.000112';
    drawn = drawPage(page, {
      answers: {
        ...hubOf().answers,
        [`GET ${opened}`]: new ConsoleFailure('not-found'),
        [`POST ${opened}/looking`]: new ConsoleFailure('not-found'),
      },
    });
    const filter = screen.getByRole('searchbox');
    await userEvent.fill(filter, 'so 12');
    await userEvent.keyboard('{Enter}jj');
    const chosen = () => document.querySelector('tr[aria-selected="true"]')?.textContent;
    await expect.poll(chosen).toMatch(/Thủ tục số \d+/);
    const before = chosen();
    const count = () => document.querySelector('.count')?.textContent ?? '';
    const counted = / trên .*/.exec(count())?.[0];
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => location.pathname).toMatch(/procedures\/1\./);
    history.back();
    await expect.element(filter).toHaveValue('so 12');
    await expect.poll(chosen).toBe(before);
    expect(count()).toContain(counted);
  });

  it('says what would be here, and what failed', async () => {
    drawn = drawPage(page, { answers: { ...nothingWanted, 'GET documents': { rows: [] } } });
    await expect.element(screen.getByText('Chưa có mục nào')).toBeVisible();
    drawn.close();
    drawn = drawPage(page, {
      answers: { ...nothingWanted, 'GET documents': new ConsoleFailure('unreachable') },
    });
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
    const told = document.getElementById(
      field('summary.vi').getAttribute('aria-describedby') ?? '',
    );
    expect(told?.textContent).toMatch(/Chữ tắt chưa giải nghĩa/);
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

  it('asks whether to keep what somebody else took out, and loses nothing that was written', async () => {
    const { state } = await open();
    state.revision += 1;
    state.body = null;
    await write('summary.vi', 'Câu của tôi.');
    await expect.element(screen.getByText('Bỏ khỏi kiosk', { exact: true })).toBeVisible();
    await expect.element(screen.getByText('Cả mục này')).toBeVisible();
    expect(field('summary.vi').value).toBe('Câu của tôi.');
    await userEvent.click(screen.getByRole('button', { name: 'Giữ của tôi' }));
    await expect
      .poll(() => (state.body as { summary: { vi: string } } | null)?.summary.vi)
      .toBe('Câu của tôi.');
  });

  it('goes by one key from what residents will see to the note, and sends it', async () => {
    const { state } = await open();
    await write('summary.vi', 'Làm giấy khai sinh cho bé.');
    await write('summary.en', 'A birth certificate for a child.');
    const send = screen.getByRole('button', { name: /^Gửi duyệt/ });
    await expect.element(send).toHaveAttribute('aria-disabled', 'false');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(screen.getByText(/→ “Làm giấy khai sinh cho bé.”/)).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(screen.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('câu cũ dài{Control>}{Enter}{/Control}');
    await expect.poll(() => state.review).toMatchObject({ note: 'câu cũ dài' });
  });

  it('keeps a draft while the hub is away, over a closed page, and sends it after', async () => {
    const hub = await open();
    hub.state.isAway = true;
    await write('summary.vi', 'Gõ khi mất mạng.');
    await expect.poll(() => document.querySelector('[data-save="away"]')).not.toBeNull();
    // The foot tells the same, and not that all is fresh.
    await expect.poll(() => document.querySelector('footer.foot.away')).not.toBeNull();
    drawn?.close();
    await open(hub);
    expect(field('summary.vi').value).toBe('Gõ khi mất mạng.');
    // What residents see now is not known here, and not said to be nothing.
    expect(document.querySelector('.ehead')?.textContent).toContain('Chưa rõ');
    hub.state.isAway = false;
    await expect
      .poll(() => (hub.state.body as { summary: { vi: string } }).summary.vi)
      .toBe('Gõ khi mất mạng.');
    await expect.element(screen.getByText('Khác bản đang phát')).toBeVisible();
    await expect.poll(() => document.querySelector('footer.foot.away')).toBeNull();
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

  it('takes out what is meant, says what it breaks, and brings it back', async () => {
    const { state } = await open();
    await userEvent.click(screen.getByRole('button', { name: 'Bỏ khỏi kiosk' }));
    await expect.element(screen.getByText(/1 mục khác nhắc tới/)).toBeVisible();
    await userEvent.fill(screen.getByLabelText(/Gõ 1\.001193/), code);
    await userEvent.click(
      screen.getByRole('dialog').getByRole('button', { name: 'Bỏ khỏi kiosk' }),
    );
    await expect.poll(() => state.body).toBeNull();
    await expect.element(screen.getByText(/sẽ không còn trên kiosk/)).toBeVisible();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => state.body).toEqual(service);
  });

  it('opens at a document that was taken out, and brings its last words back', async () => {
    const hub = hubOf(null);
    drawn = drawPage(page, { answers: hub.answers, path: `procedures/${code}` });
    await userEvent.click(screen.getByRole('button', { name: 'Khôi phục' }));
    await expect.poll(() => field('summary.vi').value).not.toBe('');
    expect(await axeFindings()).toEqual([]);
  });

  it('sends what is saved, and says who waits for whom', async () => {
    const { state } = await open();
    await write('summary.vi', 'Làm giấy khai sinh cho bé.');
    await write('summary.en', 'Register the birth of a child.');
    await expect.poll(() => document.querySelector('[data-save="saved"]')).not.toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Gửi duyệt' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.fill(dialog.getByRole('textbox'), 'Sửa một câu.');
    await userEvent.click(dialog.getByRole('button', { name: 'Gửi duyệt' }));
    await expect.element(screen.getByText(/chờ duyệt, Trần Thu Hà gửi/)).toBeVisible();
    expect(state.review).toMatchObject({ note: 'Sửa một câu.', revision: state.revision });
    expect(await axeFindings()).toEqual([]);
  });

  it('has a field for every member of the model but names that others refer to', async () => {
    const text = { vi: 'Chữ', en: 'Words' };
    const whole = {
      ...service,
      channels: ['online', 'inPerson', 'post'],
      where: { ...service.where, note: text, doubt: text },
      processingTime: {
        kind: 'known',
        quantity: 1,
        quantityMax: 3,
        unit: 'day',
        sameDay: false,
        note: text,
        doubt: text,
      },
      costs: [
        {
          kind: 'fixed',
          amountVnd: 8000,
          per: text,
          condition: text,
          channels: ['online'],
          from: '2026-01-01',
          until: '2026-12-31',
        },
        { kind: 'seeNote', note: text },
      ],
      evidence: [
        {
          key: 'main',
          title: text,
          items: [
            {
              key: 'birth',
              shortName: text,
              fullName: text,
              originals: 1,
              copies: 0,
              use: 'submit',
              note: false,
              condition: text,
              whereToGet: text,
              pictogram: 'docs',
            },
          ],
        },
      ],
      paperCounts: {
        papers: { from: 1, to: 2 },
        originals: { from: 1, to: 2 },
        copies: { from: 0, to: 1 },
      },
      legalResources: [{ code: '60/2014/QH13', name: 'Luật Hộ tịch' }],
      related: [{ code: '1.000656', how: 'related' }],
      doubts: ['zeroFee'],
      source: {
        ...service.source,
        updatedOn: '2026-01-01',
        decision: '1/QĐ',
        checkedOn: '2026-11-20',
      },
      upkeep: { checkedBy: 'Hà', recheckBy: '2027-02-20' },
    };
    await open(hubOf(whole));
    // Lists of plain names are one field; keys are what flows and slips refer to.
    const isNamed = (path: string) =>
      path === 'code' || path === 'entry' || /^evidence\.\d+(\.items\.\d+)?\.key$/.test(path);
    const leaves = (value: unknown, path: string): string[] => {
      if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return [path];
      if (typeof value !== 'object' || value === null) return [path];
      return Object.entries(value).flatMap(([name, item]) =>
        leaves(item, path === '' ? name : `${path}.${name}`),
      );
    };
    const missing = leaves(whole, '')
      .filter((path) => !isNamed(path))
      .filter((path) => document.querySelector(`[data-path="${path}"]`) === null);
    expect(missing).toEqual([]);
  });

  it('takes the hidden marks of a paste from Word out, and keeps 10,000 letters and markup in sight', async () => {
    const { state } = await open();
    await write('summary.vi', 'Khai\u00a0sinh\u200b cho\u00ad bé\u202e.');
    await expect
      .poll(() => (state.body as { summary: { vi: string } }).summary.vi)
      .toBe('Khai sinh cho bé.');
    await write('summary.vi', `<b>${'chữ '.repeat(2_500)}</b>`);
    await expect
      .poll(() => document.querySelector('[data-finding="summary.vi"]')?.textContent ?? '')
      .not.toBe('');
    expect(document.querySelector('.eform b > b')).toBeNull();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  });
});

describe('a procedure as of another day', () => {
  const dated = withValueAt(service, 'costs', [
    { kind: 'fixed', amountVnd: 8_000, until: '2026-12-31' },
    { kind: 'fixed', amountVnd: 9_000, from: '2027-01-01', until: '2026-06-30' },
  ]);
  const dayField = () => document.querySelector<HTMLInputElement>('.asof input');

  it('stands in the address, is told, and keeps what is sent to today', async () => {
    const hub = hubOf(dated);
    drawn = drawPage(page, { answers: hub.answers, path: `procedures/${code}?day=2027-01-15` });
    await expect.poll(() => dayField()?.value).toBe('2027-01-15');
    await expect.element(screen.getByText(/Đang xem như ngày 15\/01\/2027/)).toBeVisible();
    await expect.element(screen.getByText('về hôm nay để gửi')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '01/01/2027' }));
    await expect.poll(() => location.search).toBe('?day=2027-01-01');
    expect(dayField()?.value).toBe('2027-01-01');
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Về hôm nay' }));
    await expect.poll(() => location.search).toBe('');
    await expect
      .poll(() => document.querySelector('.eform .note')?.textContent)
      .toContain('Ngày có đổi:');
  });

  it('takes a day that there is not for today', async () => {
    drawn = drawPage(page, {
      answers: hubOf().answers,
      path: `procedures/${code}?day=2027-02-30`,
    });
    await expect.poll(() => dayField()?.value).toMatch(/^20\d\d-/);
    expect(screen.getByText(/Đang xem như ngày/).elements()).toEqual([]);
  });

  it('names the day to come on which it has an error', async () => {
    const upkeep = { checkedBy: 'Hà', recheckBy: '2030-05-01' };
    const hub = hubOf(withValueAt(service, 'upkeep', upkeep));
    drawn = drawPage(page, { answers: hub.answers, path: `procedures/${code}` });
    await expect
      .element(screen.getByRole('button', { name: /02\/05\/2030: thêm \d+ lỗi/ }))
      .toBeVisible();
  });
});

describe('a new procedure', () => {
  it('begins with nothing guessed, and never over one that is there', async () => {
    const made: unknown[] = [];
    const answers = {
      ...nothingWanted,
      'GET documents': { rows: [] },
      'PUT documents/procedure/1.999999': (sent: unknown) => {
        made.push(sent);
        return made.length === 1
          ? new ConsoleFailure('edited-meanwhile')
          : { revision: 1, errors: 9, warnings: 0 };
      },
      'GET documents/procedure/1.999999': () => ({
        kind: 'procedure',
        id: '1.999999',
        revision: 1,
        body: (made.at(-1) as { body: unknown }).body,
        published: null,
        editedBy: 'Hà',
        editedAt: '2026-11-22T03:00:00.000Z',
      }),
      'POST documents/procedure/1.999999/looking': { others: [], revision: 1 },
    };
    drawn = drawPage(page, { answers });
    await userEvent.click(screen.getByRole('button', { name: 'Thêm thủ tục' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.fill(dialog.getByLabelText('Tên tiếng Việt'), 'Xin cấp thử');
    await userEvent.fill(dialog.getByLabelText('Mã thủ tục'), '1.999999');
    await userEvent.click(dialog.getByRole('button', { name: 'Tạo bản nháp' }));
    await expect.element(screen.getByText('Đã có mục mang mã này.')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: 'Tạo bản nháp' }));
    await expect.poll(() => document.querySelector('[data-path="summary.vi"]')).not.toBeNull();
    expect(made.at(-1)).toMatchObject({
      revision: 0,
      body: { code: '1.999999', costs: [{ kind: 'unknown' }], shortName: { en: '' } },
    });
    // What is missing is named, and keeps it from being sent.
    await expect.element(screen.getByText(/còn \d+ lỗi/)).toBeVisible();
  });
});
