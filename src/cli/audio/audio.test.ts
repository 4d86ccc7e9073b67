import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { starterContent, starterGuides } from '../../content/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import { type Clip, clipKey, readClipPack } from '../../domain/speech/index.ts';
import { clipSections } from './clip-sections.ts';
import { clipsIn, coverageOf, dropUnused, readClipList, writeClipList } from './clip-store.ts';
import { wantedClips } from './wanted-clips.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-clips-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const clip = async (said: string, language: 'vi' | 'en', bytes = said): Promise<Clip> => ({
  key: await clipKey(said, language),
  language,
  kind: 'recorded',
  bytes: toUtf8(bytes),
});

describe('wanted clips', () => {
  it('are every utterance of screens, content and flows, once, as a kiosk looks for them', async () => {
    const { clips, varying } = await wantedClips(starterContent(), starterGuides());
    const said = new Map(clips.map((one) => [one.key, one]));
    expect(said.size).toBe(clips.length);
    for (const words of ['Quay lại', 'Quý vị cần gì hôm nay?', 'Nghe']) {
      expect(said.get(await clipKey(words, 'vi'))?.said).toBe(words);
    }
    expect(said.get(await clipKey('Back', 'en'))?.language).toBe('en');
    expect(clips.every((one) => !/\d|\{/.test(one.said))).toBe(true);
    // `{{day}}` is another word each day: no clip says it.
    expect(varying.vi).toBeGreaterThan(20);
  });
});

describe('a directory of clips', () => {
  it('is told with what is recorded, synthesised, missing, stale and broken', async () => {
    const wanted = await Promise.all(
      ['một', 'hai', 'ba', 'bốn'].map(async (said) => ({
        key: await clipKey(said, 'vi'),
        language: 'vi' as const,
        said,
      })),
    );
    const kept = async (said: string, kind: 'recorded' | 'synthesised', bytes: string) => {
      const key = await clipKey(said, 'vi');
      writeFileSync(join(directory, `${key}.opus`), bytes);
      return { key, language: 'vi' as const, said, kind, file: `${key}.opus` };
    };
    const list = [
      await kept('một', 'recorded', 'a'),
      await kept('hai', 'synthesised', 'b'),
      await kept('ba', 'synthesised', ''),
      await kept('năm', 'recorded', 'c'),
    ];
    writeClipList(directory, list);
    const [vi, en] = coverageOf(directory, wanted, { vi: 7, en: 0 });
    expect(vi).toEqual({
      language: 'vi',
      wanted: 4,
      recorded: 1,
      synthesised: 1,
      missing: 2,
      stale: 1,
      broken: 1,
      varying: 7,
    });
    expect(en).toMatchObject({ wanted: 0, missing: 0 });
    expect(clipsIn(directory)).toHaveLength(3);
    expect(dropUnused(directory, list.slice(0, 2))).toBe(2);
  });

  it('with a list of something else is refused', () => {
    writeFileSync(join(directory, 'clips.json'), '{"clips":[{"file":"../../etc/passwd"}]}');
    expect(() => readClipList(directory)).toThrow(/no list of clips/);
  });
});

describe('sections of clips', () => {
  it('hold each clip once, and a changed one moves one of them', async () => {
    const words = Array.from({ length: 300 }, (_, n) => `từ ${n}`);
    const clips = await Promise.all(words.flatMap((said) => [clip(said, 'vi'), clip(said, 'en')]));
    const before = clipSections(clips);
    expect(before.length).toBeLessThanOrEqual(32);
    const read = before.flatMap(({ bytes }) => {
      const pack = readClipPack(bytes);
      return pack.ok ? pack.value : [];
    });
    expect(read.map(({ key }) => key).sort()).toEqual(clips.map(({ key }) => key).sort());
    for (const { key, bytes } of before) {
      const pack = readClipPack(bytes);
      const [language] = key.split('.');
      expect(pack.ok && pack.value.every((one) => one.language === language)).toBe(true);
    }
    const changed = clipSections([...clips.slice(1), await clip('từ 0', 'vi', 'anders')]);
    const moved = changed.filter(
      ({ bytes }, at) => Buffer.compare(bytes, before[at]?.bytes ?? new Uint8Array()) !== 0,
    );
    expect(moved).toHaveLength(1);
  });
});
