import { afterEach, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { noticeSchema } from '../../../domain/service/index.ts';
import {
  axeFindings,
  ConsoleFailure,
  drawPage,
  type FakeAnswers,
} from '../../test-support/index.ts';
import { idbDraftStore } from '../draft/index.ts';
import { page as noticesPage } from '../notices-page.ts';

const text = { vi: 'Bể bơi mở lại', en: 'The pool is open again' };
const body = {
  ...{ id: 'pool', title: text, body: [text], from: text, pictogram: 'news' },
  ...{ publishedOn: '2026-11-20', expiresOn: '2026-12-01' },
};
const made = { sha256: 'b'.repeat(64), bytes: 4_000, width: 640, height: 480 };
const desk = { nowMs: 0, drafts: [], messages: [], buildings: [] };

function hubOf(bring: unknown) {
  const state: { revision: number; body: unknown } = { revision: 1, body };
  const one = 'documents/notice/pool';
  const when = { editedBy: 'Hà', editedAt: '2026-11-22T03:00:00.000Z' };
  const answers: FakeAnswers = {
    'GET emergencies': desk,
    [`GET ${one}`]: () => ({
      ...{
        kind: 'notice',
        id: 'pool',
        revision: state.revision,
        body: state.body,
        published: body,
      },
      ...when,
    }),
    [`PUT ${one}`]: (sent: unknown) => {
      state.revision += 1;
      state.body = (sent as { body: unknown }).body;
      return { revision: state.revision, errors: 0, warnings: 0 };
    },
    [`POST ${one}/looking`]: () => ({ others: [], revision: state.revision }),
    'POST pictures': bring,
  };
  return { state, answers };
}

let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(async () => {
  drawn?.close();
  drawn = undefined;
  await idbDraftStore().forget('notice/pool');
});
const chooser = () => screen.getByLabelText('Chọn tệp ảnh');
const bringFile = (name: string, bytes: BlobPart, type: string) =>
  userEvent.upload(chooser(), new File([bytes], name, { type }));

async function open(bring: unknown, roles: 'editor' | 'viewer' = 'editor') {
  const { state, answers } = hubOf(bring);
  drawn = drawPage(noticesPage, { answers, path: 'notices/pool', roles: [roles] });
  await expect.poll(() => document.querySelector('[data-path="title.vi"]')).not.toBeNull();
  return state;
}
const write = (path: string, words: string) => {
  const field = document.querySelector<HTMLInputElement>(`[data-path="${path}"]`);
  if (field === null) throw new Error(`no field ${path}`);
  return userEvent.fill(field, words);
};

it('brings a file, asks for its words in both languages, and keeps a notice that kiosks take', async () => {
  const state = await open({ picture: made });
  await bringFile('pool.jpg', 'JPEG…', 'image/jpeg');
  await expect.poll(() => document.querySelector('[data-path="picture.alt.vi"]')).not.toBeNull();
  expect(document.querySelector<HTMLImageElement>('.pictureshown')?.getAttribute('src')).toBe(
    `/console/api/v1/pictures/${made.sha256}`,
  );
  // Nothing of it goes out before somebody has said what is on it.
  await expect
    .poll(() => document.querySelectorAll('[data-finding^="picture."]').length)
    .toBeGreaterThan(1);
  expect(
    noticeSchema.safeParse(state.body).success && (state.body as { picture?: unknown }).picture,
  ).toBeFalsy();
  await write('picture.alt.vi', 'Bể bơi ngoài trời, nước trong');
  await write('picture.alt.en', 'An outdoor pool with clear water');
  const choice = document.querySelector<HTMLSelectElement>('[data-path="picture.words"]');
  if (choice === null) throw new Error('no choice');
  await userEvent.selectOptions(choice, 'Trong ảnh không có chữ');
  await expect.poll(() => document.querySelectorAll('[data-finding^="picture"]').length).toBe(0);
  await expect.poll(() => noticeSchema.safeParse(state.body).data?.picture?.words).toBe('none');
  expect(noticeSchema.parse(state.body).picture).toEqual({
    ...made,
    alt: { vi: 'Bể bơi ngoài trời, nước trong', en: 'An outdoor pool with clear water' },
    words: 'none',
  });
  expect(await axeFindings()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Bỏ ảnh' }));
  await expect.poll(() => 'picture' in (state.body as object)).toBe(false);
});

it('says in words why a file is none, and what cannot be reached; the notice stays as it is', async () => {
  const answers = [
    { refused: 'notAPicture' },
    { refused: 'badShape' },
    new ConsoleFailure('unreachable'),
  ];
  const state = await open(() => answers.shift());
  await bringFile('plan.svg', '<svg/>', 'image/png');
  await expect
    .element(screen.getByText(/Tệp này không phải ảnh PNG, JPEG hoặc WebP/))
    .toBeVisible();
  await bringFile('stripe.png', 'PNG', 'image/png');
  await expect.element(screen.getByText(/Ảnh quá cao hoặc quá dẹt/)).toBeVisible();
  await bringFile('away.png', 'PNG', 'image/png');
  await expect.element(screen.getByText('Không nối được trung tâm')).toBeVisible();
  expect(state.body).toEqual(body);
});

it('sends nothing that is longer than any picture', async () => {
  const asked: unknown[] = [];
  await open((sent: unknown) => {
    asked.push(sent);
    return { picture: made };
  });
  await bringFile('huge.jpg', new Uint8Array(10 * 1024 * 1024 + 1), 'image/jpeg');
  await expect.element(screen.getByText(/Tệp dài hơn 10 MB/)).toBeVisible();
  expect(asked).toEqual([]);
});
