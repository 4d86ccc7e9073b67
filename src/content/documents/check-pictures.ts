import { isSectionIntact } from '../../domain/bundle/index.ts';
import type { Finding } from '../../domain/check/index.ts';
import { picturesMax, readPictureHead } from '../../domain/picture/index.ts';
import type { Notice } from '../../domain/service/index.ts';
import type { Pictures } from '../sections.ts';
import type { DocumentFinding, SourceDocument } from './source-document.ts';

/** Whether every picture that a notice names is here as it says, and not more of them than a kiosk keeps. */
export async function checkPictures(
  documents: readonly SourceDocument[],
  pictures: Pictures,
): Promise<readonly (Finding & { readonly document: DocumentFinding['document'] })[]> {
  const found: (Finding & { readonly document: DocumentFinding['document'] })[] = [];
  const named = new Set<string>();
  for (const { kind, id, body } of documents) {
    const { picture } = kind === 'notice' ? (body as Notice) : {};
    if (picture === undefined) continue;
    named.add(picture.sha256);
    const bytes = pictures.get(picture.sha256);
    const head = bytes && readPictureHead(bytes);
    const isThere =
      bytes !== undefined &&
      (await isSectionIntact(picture, bytes)) &&
      head?.type === 'webp' &&
      head.width === picture.width &&
      head.height === picture.height;
    if (isThere) continue;
    const where = 'picture.sha256';
    const missing = {
      severity: 'error',
      code: 'pictureMissing',
      where,
      detail: picture.sha256,
    } as const;
    found.push({ ...missing, document: { kind, id } });
  }
  if (named.size > picturesMax) {
    const detail = String(named.size);
    found.push({
      severity: 'error',
      code: 'tooManyPictures',
      where: 'notices',
      detail,
      document: null,
    });
  }
  return found;
}
