import { canonicalJson, err, ok, type Result } from '../basics/index.ts';
import { isSectionIntact, type Manifest, readManifest, releaseDigest } from '../bundle/index.ts';
import type { TellOptions } from '../change/index.ts';
import { appNumber } from '../fleet/index.ts';
import type { Trusted } from '../tuf/index.ts';
import type { ExamineFailure } from './failure.ts';
import { NamedContent } from './read-content.ts';
import { type ReadTexts, readTexts, type SignedText } from './signed-texts.ts';
import { type ToldContent, tellContent } from './tell-content.ts';

export type { ExamineFailure, ExamineProblem } from './failure.ts';
export type { SignedText } from './signed-texts.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a publisher's browser found by itself, from what it will sign. */
export interface ExaminedRelease extends ToldContent {
  /** Over exactly the texts that are signed: two people can read its first signs to each other. */
  readonly digest: string;
  readonly texts: readonly string[];
  readonly rings: ReadTexts['rings'];
  readonly keysAdded: readonly string[];
  readonly keysRemoved: readonly string[];
  readonly others: ReadTexts['others'];
  readonly expires: string;
  readonly procedures: number;
  readonly factsDate: string;
  readonly isFirst: boolean;
  readonly sectionsRead: number;
}

interface World {
  /** What this browser believes to be published; undefined while nothing ever was. */
  readonly trusted: Pick<Trusted, 'targets'> | undefined;
  /** A section by its hash, from anywhere: what comes is verified. */
  readonly fetchSection: (sha256: string) => Promise<Bytes | undefined>;
  readonly isTrial: boolean;
  readonly nowMs: number;
  readonly tell: TellOptions;
}

/** Ends an examination; never seen outside. */
class Stop extends Error {
  readonly failure: ExamineFailure;
  constructor(failure: ExamineFailure) {
    super(failure.problem);
    this.failure = failure;
  }
}

/**
 * Looks at a release as the publisher who shall sign it: what the documents name is fetched by its
 * hash, compared with what was published before by two publishers (and not with what the hub says
 * was), and told in words out of those bytes. A hub that shows one thing and gives another to sign
 * is found out here, before any key is touched.
 */
export async function examineRelease(
  given: readonly SignedText[],
  contentVersion: number,
  { trusted, fetchSection, isTrial, nowMs, tell }: World,
): Promise<Result<ExaminedRelease, ExamineFailure>> {
  const read = readTexts(given, contentVersion, trusted, nowMs);
  if (!read.ok) return read;
  const { content, back, standing, ...said } = read.value;
  let sectionsRead = 0;
  const fetchNamed = async (ref: { readonly sha256: string; readonly bytes: number }) => {
    const bytes = await fetchSection(ref.sha256);
    if (bytes === undefined) throw new Stop({ problem: 'sectionMissing', detail: ref.sha256 });
    if (!(await isSectionIntact(ref, bytes))) {
      throw new Stop({ problem: 'sectionOther', detail: ref.sha256 });
    }
    sectionsRead += 1;
    return bytes;
  };
  const manifestOf = async (target: NonNullable<typeof back>): Promise<Manifest> => {
    const bytes = await fetchNamed(target);
    const expected = { version: target.version, app: appNumber, trial: isTrial };
    const manifest = readManifest(bytes, expected);
    if (!manifest.ok) throw new Stop({ problem: 'manifestWrong', detail: manifest.error });
    return manifest.value;
  };
  try {
    const manifest = await manifestOf(content);
    const old = standing && (await manifestOf(standing));
    if (back !== undefined && old !== undefined) {
      const again = await manifestOf(back);
      const said = ({ sections, factsDate, minApp, trial }: Manifest) =>
        canonicalJson({ sections: sections.map((ref) => ({ ...ref })), factsDate, minApp, trial });
      if (said(again) !== said(old)) return err({ problem: 'backWrong', detail: '' });
    }
    const before = old && (await NamedContent.open(old, fetchNamed));
    const after = await NamedContent.open(manifest, fetchNamed);
    const told = await tellContent(before, after, tell);
    const texts = given.map(({ signed }) => signed);
    return ok({
      ...told,
      ...said,
      digest: await releaseDigest(texts),
      texts,
      procedures: after.details.size,
      factsDate: manifest.factsDate,
      isFirst: before === undefined,
      sectionsRead,
    });
  } catch (error) {
    if (error instanceof Stop) return err(error.failure);
    // Bytes that are the ones named, and say nothing that can be read.
    if (error instanceof SyntaxError || (error as Error)?.name === '$ZodError') {
      return err({ problem: 'manifestWrong', detail: String(error).slice(0, 200) });
    }
    throw error;
  }
}
