import type * as z from 'zod/mini';
import {
  type AppRefusal,
  appPartBytes,
  appPaths,
  BegunAppSchema,
  BroughtAppSchema,
  DoneAnswerSchema,
} from '../../domain/api/console/index.ts';
import { err, ok, type Result, sha256, toBase64, toHex } from '../../domain/basics/index.ts';
import type { Link, LinkProblem } from '../link/index.ts';

/** A part whose line broke is sent again so many times. */
const triesMax = 3;

/** What the hub says of a package in the end. */
export type BroughtApp = z.infer<typeof BroughtAppSchema> | { readonly refused: AppRefusal };

/**
 * Brings a package to the hub, part by part, with the hash that this browser computed.
 *
 * @param onPart hears how many of how many bytes are there
 */
export async function bringApp(
  link: Link,
  file: File,
  onPart: (bytes: number) => void,
): Promise<Result<BroughtApp, LinkProblem>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begun = await link.post(BegunAppSchema, appPaths.all, {
    fileName: file.name.slice(-120),
    bytes: bytes.length,
    sha256: toHex(await sha256(bytes)),
  });
  if (!begun.ok) return begun;
  if ('refused' in begun.value) return ok(begun.value);
  const { id } = begun.value;
  for (let at = 0; at < bytes.length; at += appPartBytes) {
    const data = toBase64(bytes.subarray(at, at + appPartBytes));
    const failed = await sendPart(link, appPaths.part(id, at / appPartBytes), data);
    if (failed !== undefined) return err(failed);
    onPart(Math.min(at + appPartBytes, bytes.length));
  }
  return link.post(BroughtAppSchema, appPaths.done(id), {});
}

async function sendPart(link: Link, path: string, data: string): Promise<LinkProblem | undefined> {
  for (let tries = 1; ; tries += 1) {
    const put = await link.put(DoneAnswerSchema, path, { data });
    if (put.ok) return undefined;
    if (put.error.kind !== 'unreachable' || tries === triesMax) return put.error;
  }
}
