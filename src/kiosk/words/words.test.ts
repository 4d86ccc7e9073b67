import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../../domain/codes/index.ts';
import { forbiddenWords } from '../../domain/plain/index.ts';
import { en } from './en/index.ts';
import { vi } from './vi/index.ts';
import { loadWords, wordsFor } from './words-for.ts';

/** R51: a sentence of more tiếng than this fails. */
const sentenceWordsMax = 25;
/** R51: abbreviations that need an explanation. `TRIAL` and `CHẾ ĐỘ CÁN BỘ` are words. */
const abbreviations = /(?<!\p{L})(UBND|TTHC|BHYT|CCCD|CMND|VNeID|HĐND)(?!\p{L})/u;

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

function flat(table: Table): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [group, words] of Object.entries(table)) {
    for (const [key, text] of Object.entries(words)) texts.set(`${group}.${key}`, text);
  }
  return texts;
}

const counted = (key: string) => key.replace(/_(one|other)$/, '');
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

const sources = flat(vi);
const english = flat(en);

function kioskSource(): string {
  const root = join(import.meta.dirname, '..');
  return globSync('**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !file.startsWith('words/') && !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
}

describe('words', () => {
  beforeAll(loadWords);

  it('has every key in both languages', () => {
    const missing = [...sources.keys()].filter(
      (key) => !english.has(key) && !(english.has(`${key}_one`) && english.has(`${key}_other`)),
    );
    const orphans = [...english.keys()].filter((key) => !sources.has(counted(key)));
    expect({ missing, orphans }).toEqual({ missing: [], orphans: [] });
  });

  it('counts in English: one day, two days', () => {
    const uncounted = [...english].filter(
      ([key, text]) => !/_(one|other)$/.test(key) && /\{\{count\}\} (more )?[a-z]+s\b/.test(text),
    );
    expect(uncounted).toEqual([]);
  });

  it('has the same placeholders in both languages', () => {
    for (const [key, text] of english) {
      expect(placeholders(text), key).toEqual(placeholders(sources.get(counted(key)) ?? ''));
    }
  });

  it('fills in placeholders and counts', () => {
    expect(wordsFor('vi')('common.factsOf', { day: '20/11' })).toBe('Thông tin ngày 20/11');
    expect(wordsFor('en')('search.count', { count: 1 })).toBe('1 procedure');
    expect(wordsFor('en')('search.count', { count: 4 })).toBe('4 procedures');
    expect(wordsFor('vi')('search.count', { count: 4 })).toBe('4 thủ tục');
    expect(wordsFor('vi')('scan.field_text')).toBe('Nội dung');
  });

  it.each([...sources, ...english])('%s is plain and addresses residents well', (_key, text) => {
    for (const words of Object.values(forbiddenWords)) expect(text.match(words)).toBeNull();
    expect(text).not.toMatch(abbreviations);
    for (const sentence of text.split(/[.!?…:](?:\s|$)/)) {
      expect(sentence.split(/\s+/).filter(Boolean).length, sentence).toBeLessThanOrEqual(
        sentenceWordsMax,
      );
    }
    expect(text).toBe(text.normalize('NFC').trim());
  });

  it('has words for every finding of a code', () => {
    expect(Object.keys(vi.findings).sort()).toEqual([...findings].sort());
  });

  it('has no word that nobody says', () => {
    const source = kioskSource();
    const dynamic = [...source.matchAll(/`([a-z][A-Za-z]*\.\w*)\$\{/g)].map(([, start]) => start);
    const unused = [...sources.keys()].filter(
      (key) =>
        !source.includes(`'${key}'`) &&
        !dynamic.some((start) => start !== undefined && key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });
});
