import { describe, expect, it } from 'vitest';
import { contentFromDocuments, starterContent, starterGuides } from '../../content/index.ts';
import type { WrittenDocument } from '../../hub/index.ts';
import { contentBuilderAside } from './build-content-aside.ts';

const { services, places, notices } = starterContent();
const still = { isChanged: false };
const documents: readonly WrittenDocument[] = [
  ...starterGuides().map((body) => ({ kind: 'flow' as const, id: body.id, body, ...still })),
  ...notices.map((body) => ({ kind: 'notice' as const, id: body.id, body, ...still })),
  ...places.map((body) => ({ kind: 'place' as const, id: body.key, body, ...still })),
  ...services.map((body) => ({ kind: 'procedure' as const, id: body.code, body, ...still })),
];
const day = '2026-11-22';

describe('content that is built aside', () => {
  const build = contentBuilderAside();

  it('is the same to the last byte, and its findings are', async () => {
    const aside = await build(documents, day);
    const here = await contentFromDocuments(documents, day);
    expect(aside.content?.sections.length).toBeGreaterThan(100);
    expect(aside).toEqual(here);
  });

  it('is nothing, with the reason, where a document has not its form', async () => {
    const broken = documents.map((one, at) => (at === 7 ? { ...one, body: {} } : one));
    const { content, findings } = await build(broken, day);
    expect(content).toBeUndefined();
    expect(findings).toContainEqual(expect.objectContaining({ code: 'schema' }));
  });

  it('leaves nothing of one that could not be handed over to the next', async () => {
    const half = [...documents.slice(0, 120), { ...documents[120], body: () => undefined }];
    const lost = build(half as readonly WrittenDocument[], day);
    const few = documents.filter(({ kind }) => kind !== 'flow');
    const next = build(few, day);
    await expect(lost).rejects.toThrow();
    expect(await next).toEqual(await contentFromDocuments(few, day));
  });
});
