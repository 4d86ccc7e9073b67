import { describe, expect, it } from 'vitest';
import { starterContent } from '../../../content/index.ts';
import { withValueAt } from '../../../domain/change/index.ts';
import { checkDocument } from '../../../domain/check/index.ts';
import { wordsFor } from '../../words/words-for.ts';
import { sayDetail } from './say-detail.ts';
import { sayFinding } from './say-finding.ts';

const service = starterContent().services.find(({ code }) => code === '1.001193');
const [board] = starterContent().boards ?? [];
const today = '2026-11-22';
const long = `${'chữ '.repeat(40).trim()}.`;

describe('details of findings', () => {
  it.each([
    ['summary.vi', long],
    ['shortName.vi', 'chữ '.repeat(60).trim()],
    ['shortName.vi', ''],
    ['source.snapshotDate', '2020-01-01'],
    ['upkeep', { recheckBy: '2026-12-01' }],
    ['summary.vi', '<b>đậm</b>'],
    ['costs', []],
    ['portalUrl', 'http://example.com'],
    ['evidence.0.items.0.originals', 500],
  ])('speak Vietnamese to a Vietnamese editor: %s', (path, value) => {
    const findings = checkDocument('procedure', withValueAt(service, path, value), { today });
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) {
      expect(sayFinding(wordsFor('vi'), finding)).not.toMatch(
        /\b(syllables|lines of|days|expected|Invalid|Too (?:small|big)|compared|left|old|same as)\b/,
      );
    }
  });

  it.each([
    ['range', { min: 900, max: 500 }],
    ['oldAfterMinutes', 1_440],
    ['scale', []],
    ['scale.0.upTo', 400],
    ['stations.1.key', 'hang-dau'],
    ['goneAfterHours', 900],
  ])('say in Vietnamese what a board contradicts itself in: %s', (path, value) => {
    const findings = checkDocument('board', withValueAt(board, path, value), { today });
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) {
      expect(sayFinding(wordsFor('vi'), finding)).not.toMatch(/\b(must|come|twice|expected|Too)\b/);
    }
  });

  it('leaves words of the text itself as they are', () => {
    expect(sayDetail(wordsFor('vi'), 'UBND')).toBe('UBND');
  });
});
