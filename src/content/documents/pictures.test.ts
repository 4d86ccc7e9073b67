import { expect, it } from 'vitest';
import { sha256, toHex } from '../../domain/basics/index.ts';
import { picturesMax } from '../../domain/picture/index.ts';
import type { Notice } from '../../domain/service/index.ts';
import { starterContent } from '../whole-catalogue.ts';
import { contentFromDocuments } from './from-documents.ts';
import type { SourceDocument } from './source-document.ts';

const text = { vi: 'Bể bơi mở lại', en: 'The pool is open again' };
const alt = { vi: 'Bể bơi ngoài trời, nước trong', en: 'An outdoor pool with clear water' };
const day = '2026-11-22';

function webp(filling: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(200).fill(filling);
  bytes.set(new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8X'));
  new DataView(bytes.buffer).setUint32(24, 639, true);
  new DataView(bytes.buffer).setUint32(27, 479, true);
  return bytes;
}

async function noticeWith(
  id: string,
  bytes: Uint8Array<ArrayBuffer>,
  more: object = {},
): Promise<Notice> {
  return {
    ...{ id, title: text, body: [text], from: text, pictogram: 'news' },
    ...{ publishedOn: '2026-11-20', expiresOn: '2026-12-01' },
    picture: {
      ...{ sha256: toHex(await sha256(bytes)), bytes: bytes.length, width: 640, height: 480 },
      ...{ alt, words: 'none', ...more },
    },
  };
}

/** A whole content of few procedures, and these notices. */
function documentsOf(notices: readonly Notice[]): readonly SourceDocument[] {
  const { services, places } = starterContent();
  const standing = (kind: SourceDocument['kind'], id: string, body: unknown): SourceDocument => ({
    ...{ kind, id, body, isChanged: false },
  });
  return [
    ...services.map((body) => standing('procedure', body.code, body)),
    ...places.map((body) => standing('place', body.key, body)),
    ...notices.map((body) => ({ ...standing('notice', body.id, body), isChanged: true })),
  ];
}
const codesOf = (built: Awaited<ReturnType<typeof contentFromDocuments>>) =>
  built.findings
    .filter(
      ({ severity, isChanged, document }) =>
        severity === 'error' && (isChanged || document === null),
    )
    .map(({ code }) => code);

it('publishes a picture once, however many notices name it, for applications that know them', async () => {
  const bytes = webp(1);
  const notices = [await noticeWith('one', bytes), await noticeWith('two', bytes)];
  const [picture] = notices.map((one) => one.picture);
  const built = await contentFromDocuments(
    documentsOf(notices),
    day,
    new Map([[picture?.sha256 ?? '', bytes]]),
  );
  const sections = built.content?.sections.filter(({ kind }) => kind === 'picture');
  expect(sections).toEqual([{ kind: 'picture', key: picture?.sha256.slice(0, 32), bytes }]);
  expect(built.content?.minApp).toBe(7);
  const without = await contentFromDocuments(documentsOf([]), day);
  expect(without.content?.sections.some(({ kind }) => kind === 'picture')).toBe(false);
  expect(without.content?.minApp).toBeLessThan(7);
});

it('publishes nothing with a picture that is gone, is another one, or has other sides', async () => {
  const bytes = webp(2);
  const notice = await noticeWith('one', bytes);
  const name = notice.picture?.sha256 ?? '';
  const given: readonly [Notice, ReadonlyMap<string, Uint8Array<ArrayBuffer>>][] = [
    [notice, new Map()],
    [notice, new Map([[name, webp(3)]])],
    [await noticeWith('one', bytes, { width: 480, height: 640 }), new Map([[name, bytes]])],
  ];
  for (const [one, pictures] of given) {
    const built = await contentFromDocuments(documentsOf([one]), day, pictures);
    expect(built.content).toBeUndefined();
    expect(built.findings).toContainEqual(
      expect.objectContaining({ code: 'pictureMissing', document: { kind: 'notice', id: 'one' } }),
    );
  }
});

it('names too many of them, and words that say nothing', async () => {
  const many = await Promise.all(
    Array.from({ length: picturesMax + 1 }, (_, at) => noticeWith(`n${at}`, webp(at + 10))),
  );
  const bytes = new Map(many.map((one, at) => [one.picture?.sha256 ?? '', webp(at + 10)]));
  expect(codesOf(await contentFromDocuments(documentsOf(many), day, bytes))).toContain(
    'tooManyPictures',
  );
  const said = async (vi: string) => {
    const one = await noticeWith('one', webp(4), { alt: { vi, en: alt.en } });
    const built = await contentFromDocuments(
      documentsOf([one]),
      day,
      new Map([[one.picture?.sha256 ?? '', webp(4)]]),
    );
    return built.findings.filter(({ code }) => code === 'altSaysNothing').map(({ where }) => where);
  };
  for (const empty of ['Hình ảnh', 'IMG_2041.jpg', 'bể bơi mở lại']) {
    expect(await said(empty)).toEqual(['picture.alt.vi']);
  }
  expect(await said(alt.vi)).toEqual([]);
});

it('takes no picture without words in both languages, or without a word about its letters', async () => {
  for (const wrong of [
    { alt: { vi: alt.vi, en: '' } },
    { alt: { vi: '', en: alt.en } },
    { words: '' },
  ]) {
    const one = await noticeWith('one', webp(5), wrong);
    const built = await contentFromDocuments(documentsOf([one]), day, new Map());
    expect(codesOf(built)).toContain('schema');
  }
});
