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

const document = (
  kind: 'procedure' | 'notice' | 'emergency',
  id: string,
  body: unknown,
): SourceDocument => ({
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
