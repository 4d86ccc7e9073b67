import { expect, it } from 'vitest';
import { emergencies } from '../emergencies.ts';
import { starterContent } from '../index.ts';
import { contentFromDocuments } from './from-documents.ts';
import type { SourceDocument } from './source-document.ts';

const catalogue = starterContent();
const service = catalogue.services.find(({ entry }) => entry === 'written');
const [notice] = catalogue.notices;
if (service === undefined || notice === undefined)
  throw new Error('the starter catalogue has no procedure of ours, or no notice');

const document = (kind: SourceDocument['kind'], id: string, body: unknown): SourceDocument => ({
  ...{ kind, id, body, isChanged: false },
});

it('says where a finding of the whole catalogue stands as the form of its document has it', async () => {
  const [firstCase] = service.evidence;
  const [paper] = firstCase?.items ?? [];
  if (firstCase === undefined || paper === undefined) throw new Error('it needs no paper');
  const wrongPaper = { ...paper, originals: 0, copies: 0, note: false };
  const body = {
    ...service,
    lifeEvents: ['nowhere'],
    evidence: [{ ...firstCase, items: [wrongPaper] }],
  };
  const title = { vi: 'Cơ quan có thẩm quyền', en: 'The office' };
  // Each life event wants procedures of ours.
  const others = catalogue.services.filter(
    ({ entry, code }) => entry === 'written' && code !== service.code,
  );
  const { findings } = await contentFromDocuments(
    [
      ...others.map((one) => document('procedure', one.code, one)),
      document('procedure', service.code, body),
      document('notice', notice.id, { ...notice, title }),
    ],
    catalogue.snapshotDate,
  );
  const places = findings.flatMap(({ code, where, document: own }) =>
    own === null ? [] : [`${own.kind} ${code} ${where}`],
  );
  expect(places).toEqual(
    expect.arrayContaining([
      'procedure brokenReference lifeEvents',
      'procedure paperWithoutQuantity evidence.0.items.0',
      'notice jargon title.vi',
    ]),
  );
  expect(places.join('\n')).not.toMatch(/services\.|notices\./);
});

it('has the emergency drafts of editors in the place of those of the product, and new ones after', async () => {
  const [first, second] = emergencies;
  if (first === undefined || second === undefined) throw new Error('the product has two drafts');
  const title = { vi: 'Có khói ở tầng hầm', en: 'Smoke in the basement' };
  const own = { ...second, title };
  const fresh = { ...first, id: 'thu-coi', title: { vi: 'Thử còi', en: 'Siren test' } };
  const { content, findings } = await contentFromDocuments(
    [
      ...catalogue.services
        .filter(({ entry }) => entry === 'written')
        .map((one) => document('procedure', one.code, one)),
      document('emergency', fresh.id, fresh),
      document('emergency', own.id, own),
    ],
    catalogue.snapshotDate,
  );
  expect(findings.filter(({ document: own }) => own?.kind === 'emergency')).toEqual([]);
  const section = content?.sections.find(({ kind }) => kind === 'emergencies');
  const drafts = JSON.parse(new TextDecoder().decode(section?.bytes)) as { id: string }[];
  expect(drafts.map(({ id }) => id)).toEqual([...emergencies.map(({ id }) => id), fresh.id]);
  expect(drafts[1]).toEqual(own);
});

it('leaves a section empty of which editors withdrew everything, and fills one that a hub never had', async () => {
  const written = catalogue.services
    .filter(({ entry }) => entry === 'written')
    .map((one) => document('procedure', one.code, one));
  const made = async (withdrawn: readonly Pick<SourceDocument, 'kind' | 'id'>[]) => {
    const built = await contentFromDocuments(written, catalogue.snapshotDate, new Map(), withdrawn);
    const sections = new Map(
      built.content?.sections.map(({ kind, bytes }) => [kind, new TextDecoder().decode(bytes)]),
    );
    return (['seasons', 'leaflets', 'buildings', 'boards', 'emergencies'] as const).map((kind) => {
      const list: unknown = JSON.parse(sections.get(kind) ?? '[]');
      return Array.isArray(list) ? list.length : -1;
    });
  };
  const { seasons = [], leaflets = [], buildings = [], boards = [] } = catalogue;
  const lengths = [seasons, leaflets, buildings, boards, emergencies].map(({ length }) => length);
  expect(Math.min(...lengths)).toBeGreaterThan(0);
  expect(await made([])).toEqual(lengths);
  const keyed = [
    ...seasons.map(({ key }) => ({ kind: 'season' as const, id: key })),
    ...leaflets.map(({ key }) => ({ kind: 'leaflet' as const, id: key })),
    ...buildings.map(({ key }) => ({ kind: 'building' as const, id: key })),
  ];
  const all = [
    ...keyed,
    ...boards.map(({ key }) => ({ kind: 'board' as const, id: key })),
    ...emergencies.map(({ id }) => ({ kind: 'emergency' as const, id })),
  ];
  expect(await made(all)).toEqual([0, 0, 0, 0, 0]);
  expect(await made(keyed.slice(0, 1))).toEqual([0, 0, 0, boards.length, emergencies.length]);
});

it('publishes nothing of a thousand notices at once, and says how many are too many', async () => {
  const written = catalogue.services
    .filter(({ entry }) => entry === 'written')
    .map((one) => document('procedure', one.code, one));
  const many = Array.from({ length: 1_000 }, (_, at) => {
    const id = `n${at}`;
    return { ...document('notice', id, { ...notice, id }), isChanged: true };
  });
  const { findings } = await contentFromDocuments([...written, ...many], catalogue.snapshotDate);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([
    expect.objectContaining({
      ...{ code: 'tooManyDocuments', where: 'notices', detail: '1000 / 200', document: null },
    }),
  ]);
});
