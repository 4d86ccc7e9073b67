import { describe, expect, it } from 'vitest';
import { catalogueToSearch } from './catalogue-to-search.ts';

const knowledge = { aliases: { '1.1': 'a|b' }, needs: { '1.1': 'c d' }, popular: ['1.2', '1.1'] };

describe('a record of the catalogue, for search', () => {
  it('takes the texts clean, and our own names for it', () => {
    const document = catalogueToSearch(
      {
        code: ' 1.1',
        name: 'Thủ tục  A\u200B',
        field: 'F',
        keywords: 'x; y',
        levels: ['xa'],
        lifeEvents: [{ name: 'Sinh con' }],
      },
      knowledge,
    );
    expect(document).toMatchObject({
      code: '1.1',
      title: { vi: 'Thủ tục A', en: '' },
      aliases: ['a', 'b', 'c d'],
      keywords: ['x', 'y'],
      lifeEvents: ['Sinh con'],
      hanoi: true,
    });
    expect(document.popularity).toBeCloseTo(2 / 3);
  });
  it('writes a title in capitals small, and cuts an endless one', () => {
    expect(catalogueToSearch({ code: 'c', name: 'HƯỞNG LƯƠNG HƯU' }, knowledge).title.vi).toBe(
      'hưởng lương hưu',
    );
    expect(
      catalogueToSearch({ code: 'c', name: 'aB'.repeat(9_000) }, knowledge).title.vi,
    ).toHaveLength(2000);
  });
  it('is done in Hanoi unless only another province says how', () => {
    const isHanoi = (issuerCode: string, levels = ['xa']) =>
      catalogueToSearch({ code: 'c', name: 'n', levels, issuerCode }, knowledge).hanoi;
    expect(['G15', 'H26', 'H26.101', ' H26'].map((code) => isHanoi(code))).toEqual(
      Array(4).fill(true),
    );
    expect(['H05', 'H21', ' H48.42'].map((code) => isHanoi(code))).toEqual(Array(3).fill(false));
    expect(isHanoi('G15', ['bo'])).toBe(false);
    const isElsewhere = (issuerCode: string) =>
      catalogueToSearch({ code: 'c', name: 'n', levels: ['bo'], issuerCode }, knowledge).elsewhere;
    expect(['H05', 'G15', 'H26'].map(isElsewhere)).toEqual([true, false, false]);
  });
  it('lives without the optional fields', () => {
    const document = catalogueToSearch({ code: 'c', name: 'n', keywords: null }, knowledge);
    expect(document).toMatchObject({
      popularity: 0,
      hanoi: false,
      keywords: [],
      aliases: [],
      lifeEvents: [],
    });
  });
});
