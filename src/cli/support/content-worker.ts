import { parentPort } from 'node:worker_threads';
import { contentFromDocuments } from '../../content/index.ts';
import type { WrittenDocument } from '../../hub/index.ts';
import type { PackedContent, ToContentWorker } from './build-content-aside.ts';

/** All sections behind each other in one buffer: it changes hands without being copied. */
function pack({ content, findings }: Awaited<ReturnType<typeof contentFromDocuments>>): {
  readonly packed: PackedContent;
  readonly buffers: ArrayBuffer[];
} {
  if (content === undefined) return { packed: { content: undefined, findings }, buffers: [] };
  const { sections, factsDate, minApp } = content;
  const all = new Uint8Array(sections.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  const named = sections.map(({ kind, key, bytes }) => {
    all.set(bytes, at);
    at += bytes.length;
    return { kind, key, length: bytes.length };
  });
  return {
    packed: { content: { sections: named, bytes: all, factsDate, minApp }, findings },
    buffers: [all.buffer],
  };
}

let documents: WrittenDocument[] = [];
parentPort?.on('message', async (message: ToContentWorker) => {
  if ('documents' in message) {
    documents.push(...message.documents);
    return;
  }
  const given = documents;
  documents = [];
  const { packed, buffers } = pack(
    await contentFromDocuments(given, message.day, message.pictures, message.withdrawn),
  );
  parentPort?.postMessage(packed, buffers);
});
