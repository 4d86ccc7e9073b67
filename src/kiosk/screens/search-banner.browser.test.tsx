import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { starterContent, starterLexicon } from '../../content/index.ts';
import { toSearchDocument } from '../../content/to-search.ts';
import { buildIndex, loadIndex, search } from '../../domain/search/index.ts';
import { initialContext, type ResidentEvent } from '../session/index.ts';
import { loadWords, wordsFor } from '../words/index.ts';
import type { Say } from './say.ts';
import { SearchBanner } from './search-banner.tsx';

const index = loadIndex(
  buildIndex(starterContent().services.map(toSearchDocument), starterLexicon),
);
let sent: ResidentEvent[] = [];

beforeAll(loadWords);
afterEach(() => {
  cleanup();
  sent = [];
});

function bannerOf(query: string, language: 'vi' | 'en' = 'vi'): string {
  const say = {
    t: wordsFor(language),
    local: (text) => text[language],
    language,
    lang: language,
    view: { context: initialContext } as Say['view'],
    send: (event: ResidentEvent) => sent.push(event),
  } as Say;
  const { container } = render(
    <SearchBanner say={say} query={query} answer={search(index, query)} />,
  );
  return container.textContent ?? '';
}

describe('above the results stands', () => {
  test.each([
    ['cháy nhà rồi cứu với', '114'],
    ['có người bị ngất xỉu', '115'],
    ['có trộm vào nhà', '113'],
    // One word, of which the search makes approvals of fire safety.
    ['cháy', '114'],
    ['CHAY!!', '114'],
    ['cap cuu', '115'],
    ['cứu', '113'],
    ['trom ', '113'],
  ])('for "%s" the number %s, and that the kiosk does not call', (query, number) => {
    const words = bannerOf(query);
    expect(words).toContain(number);
    expect(words).toContain('không gọi thay');
  });

  test('a door to a person for who asks for one', () => {
    bannerOf('không biết dùng máy, có ai chỉ giúp không');
    screen.getByRole('button').click();
    expect(sent).toEqual([{ type: 'HELP', screen: 'search' }]);
  });

  test('for what no office does, whom to ask', () => {
    expect(bannerOf('hôm nay trời có mưa không')).toContain('1022');
    expect(bannerOf('what is the weather today', 'en')).toContain('1022');
  });

  test('no number once the word goes on as something else', () => {
    for (const query of ['phòng cháy', 'cháy chữa', 'cuu', 'cựu', 'chạy thận'])
      expect(bannerOf(query)).not.toContain('không gọi thay');
  });

  test('nothing for a procedure, and nothing while a word is being typed', () => {
    expect(bannerOf('làm giấy khai sinh cho con')).toBe('');
    expect(bannerOf('zq')).toBe('');
  });
});
