import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../domain/basics/index.ts';
import { type Clip, type ClipKind, clipBytesMax, clipKinds } from '../../domain/speech/index.ts';
import { CommandFailure } from '../support/steps.ts';
import type { WantedClip } from './wanted-clips.ts';

/** Sound files that a kiosk's browser decodes. */
export const clipFile = /^([0-9a-f]{32})\.(opus|ogg|wav|mp3)$/;

/** One line of the list that lies beside the clips. */
export interface KeptClip extends WantedClip {
  readonly kind: ClipKind;
  readonly file: string;
}

const listName = 'clips.json';

/** What a directory of clips says it holds; empty where nothing was made yet. */
export function readClipList(directory: string): readonly KeptClip[] {
  const path = join(directory, listName);
  if (!existsSync(path)) return [];
  const list: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const clips =
    typeof list === 'object' && list !== null && 'clips' in list ? list.clips : undefined;
  if (!Array.isArray(clips) || !clips.every(isKept)) {
    throw new CommandFailure(`${path} is no list of clips.`, 'Generate into an empty directory.');
  }
  return clips;
}

function isKept(clip: unknown): clip is KeptClip {
  if (typeof clip !== 'object' || clip === null) return false;
  const { key, language, kind, file, said } = clip as Record<string, unknown>;
  return (
    (language === 'vi' || language === 'en') &&
    clipKinds.some((one) => one === kind) &&
    typeof file === 'string' &&
    clipFile.test(file) &&
    typeof key === 'string' &&
    typeof said === 'string'
  );
}

export function writeClipList(directory: string, clips: readonly KeptClip[]): void {
  const sorted = clips.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const path = join(directory, listName);
  const list = { type: 'motcham-clip-list', v: 1, clips: sorted };
  writeFileSync(`${path}.part`, `${JSON.stringify(list, undefined, 1)}\n`);
  renameSync(`${path}.part`, path);
}

/** The clip itself; undefined when its file is missing, empty, or larger than a kiosk takes. */
export function readClip(directory: string, kept: KeptClip): Clip | undefined {
  const path = join(directory, kept.file);
  if (!existsSync(path)) return undefined;
  const bytes = new Uint8Array(readFileSync(path));
  if (bytes.length === 0 || bytes.length > clipBytesMax) return undefined;
  return { key: kept.key, language: kept.language, kind: kept.kind, bytes };
}

/** Every clip of a directory that a kiosk can take. */
export function clipsIn(directory: string): readonly Clip[] {
  return readClipList(directory).flatMap((kept) => readClip(directory, kept) ?? []);
}

/** Clips whose words are no longer said anywhere go, so that a directory does not grow for ever. */
export function dropUnused(directory: string, kept: readonly KeptClip[]): number {
  mkdirSync(directory, { recursive: true });
  const files = new Set(kept.map(({ file }) => file));
  const old = readdirSync(directory).filter((file) => clipFile.test(file) && !files.has(file));
  for (const file of old) rmSync(join(directory, file));
  return old.length;
}

/** How far clips reach, by language; synthesised and recorded apart (R28). */
export interface Coverage {
  readonly language: Language;
  readonly wanted: number;
  readonly recorded: number;
  readonly synthesised: number;
  readonly missing: number;
  /** Clips of words that nothing says any more. */
  readonly stale: number;
  /** Listed, and no sound that a kiosk takes. */
  readonly broken: number;
  /** Texts that a fact fills: said by a voice alone. */
  readonly varying: number;
}

export function coverageOf(
  directory: string,
  wanted: readonly WantedClip[],
  varying: Readonly<Record<Language, number>>,
): readonly Coverage[] {
  const kept = readClipList(directory);
  return (['vi', 'en'] as const).map((language) => {
    const own = kept.filter((clip) => clip.language === language);
    const sound = new Map(
      own.flatMap((clip) => (readClip(directory, clip) ? [[clip.key, clip.kind] as const] : [])),
    );
    const keys = wanted.filter((clip) => clip.language === language).map(({ key }) => key);
    const has = (kind: ClipKind) => keys.filter((key) => sound.get(key) === kind).length;
    const [recorded, synthesised] = [has('recorded'), has('synthesised')];
    return {
      language,
      wanted: keys.length,
      recorded,
      synthesised,
      missing: keys.length - recorded - synthesised,
      stale: own.filter(({ key }) => !keys.includes(key)).length,
      broken: own.length - sound.size,
      varying: varying[language],
    };
  });
}
