import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { canonicalJson } from '../../../domain/basics/index.ts';
import type { PublicService, RelatedService } from '../../../domain/service/index.ts';

/** Where a record lies in the working file, and what is asked of it without reading it. */
export type Spilled = {
  readonly code: string;
  readonly name: string;
  /** Where in the input it stood, such as `line 12`. */
  readonly at: string;
  readonly digest: string;
  readonly updatedOn: string;
  /** Its code had to be repaired. */
  readonly codeRepaired: boolean;
  readonly related: readonly RelatedService[];
  readonly offset: number;
  readonly bytes: number;
};

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Records on the disk while an import is under way: only their places are in memory, so that a
 * catalogue of any size is sorted and compared in little of it.
 */
export interface Spill {
  put(service: PublicService, at: string, codeRepaired: boolean): Promise<Spilled>;
  read(spilled: Spilled): Promise<string>;
  close(): Promise<void>;
}

export async function openSpill(path: string): Promise<Spill> {
  const file: FileHandle = await open(path, 'wx+', 0o600);
  let end = 0;
  return {
    async put(service, at, codeRepaired) {
      const text = canonicalJson(service);
      const bytes = Buffer.from(text);
      await file.write(bytes, 0, bytes.length, end);
      const spilled: Spilled = {
        code: service.code,
        name: service.officialName,
        at,
        digest: digestOf(text),
        updatedOn: service.source.updatedOn ?? '',
        codeRepaired,
        related: service.related,
        offset: end,
        bytes: bytes.length,
      };
      end += bytes.length;
      return spilled;
    },
    async read({ offset, bytes }) {
      const buffer = Buffer.alloc(bytes);
      const { bytesRead } = await file.read(buffer, 0, bytes, offset);
      if (bytesRead !== bytes) throw new Error('broken invariant: the working file was cut');
      return buffer.toString('utf8');
    },
    close: () => file.close(),
  };
}
