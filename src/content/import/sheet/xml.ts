import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { ImportStop } from '../import-problem.ts';

export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Bytes of one text, tag or comment, as written: the parser holds it whole. A cell has 100,000 signs. */
const pieceBytesMax = 2 * 1024 * 1024;

/** Nesting of a workbook's parts is a handful; deeper is an attack. */
const depthMax = 100;

/** Some programs put a prefix before every name: `x:row`. */
const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads a part of a workbook, piece by piece; after each piece the caller can take what the handler
 * has gathered. Entities that a document type declares are not known to the parser: it stops.
 */
export async function* readXml(
  stream: Readable,
  handler: XmlHandler,
  name: string,
): AsyncGenerator<void, void, void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  /** Bytes since the last tag ended. */
  let held = 0;
  parser.on('opentag', (tag) => {
    depth += 1;
    held = 0;
    if (depth > depthMax) throw new Error('nested too deep');
    handler.open(local(tag.name), tag.attributes);
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('closetag', (tag) => {
    depth -= 1;
    held = 0;
    handler.close(local(tag.name));
  });
  parser.on('error', (cause) => {
    throw cause;
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      held += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      if (held > pieceBytesMax) {
        throw new ImportStop(
          `${name} holds a text that is too long`,
          'This is no catalogue; check where it comes from.',
        );
      }
      yield;
    }
    parser.close();
    yield;
  } catch (cause) {
    if (cause instanceof ImportStop) throw cause;
    throw new ImportStop(
      `${name} is damaged inside: ${cause instanceof Error ? cause.message.slice(0, 120) : ''}`,
      'Open it in a spreadsheet program and save it again as .xlsx.',
    );
  } finally {
    stream.destroy();
  }
}

/** Reads a part to its end. */
export async function readWholeXml(stream: Readable, handler: XmlHandler, name: string) {
  for await (const _ of readXml(stream, handler, name));
}
