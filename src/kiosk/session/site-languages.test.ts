import { describe, expect, it } from 'vitest';
import { type ScreenLanguage, screenLanguages } from '../../domain/basics/index.ts';
import { languageOf as contentOf } from './context.ts';
import type { SessionEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { lobbyFacts, sampleCodes, sampleService } from './test-support/sample.ts';
import { startSessionAt } from './test-support/start-at.ts';
import { timers } from './timers.ts';

function at(...languages: ScreenLanguage[]): Facts {
  const { link } = lobbyFacts;
  if (!link.site) throw new Error('no sample site');
  return { ...lobbyFacts, link: { ...link, site: { ...link.site, languages } } };
}

const languageOf = (session: ReturnType<typeof startSessionAt>) =>
  session.view().context.settings.language;

describe('the languages of a site (S5)', () => {
  it('begin with the first of them, before and after every resident', () => {
    const session = startSessionAt(at('en', 'vi'));
    expect(languageOf(session)).toBe('en');
    session.send({ type: 'START' }, { type: 'SET_LANGUAGE', language: 'vi' });
    expect(languageOf(session)).toBe('vi');
    session.send({ type: 'END' });
    expect(languageOf(session)).toBe('en');
  });

  it('are all that can be chosen', () => {
    const session = startSessionAt(at('vi'));
    session.send({ type: 'START' }, { type: 'SET_LANGUAGE', language: 'en' });
    expect(languageOf(session)).toBe('vi');
    session.send({ type: 'SET_TEXT_SIZE', textSize: 'XL' }, { type: 'SET_DEFAULTS' });
    expect(session.view().context.settings).toMatchObject({ language: 'vi', textSize: 'M' });
  });

  it('are both, and Vietnamese first, where the site names none', () => {
    const session = startSessionAt();
    expect(languageOf(session)).toBe('vi');
    session.send({ type: 'SET_LANGUAGE', language: 'en' });
    expect(languageOf(session)).toBe('en');
  });

  it('come to a kiosk that moved: nobody is left with one that is not offered', () => {
    const session = startSessionAt(at('vi', 'en'));
    session.send({ type: 'START' }, { type: 'SET_LANGUAGE', language: 'en' });
    session.send({ type: 'FACTS', facts: at('en', 'vi') });
    expect(languageOf(session)).toBe('en');
    session.send({ type: 'FACTS', facts: at('vi') });
    expect(languageOf(session)).toBe('vi');
    session.send({ type: 'END' });
    session.wait(timers.endedMs);
    session.send({ type: 'FACTS', facts: at('en') });
    expect(languageOf(session)).toBe('en');
  });

  it('do not change under a resident when the hub says the same again', () => {
    const session = startSessionAt(at('vi', 'en'));
    session.send({ type: 'START' }, { type: 'SET_LANGUAGE', language: 'en' });
    session.send({ type: 'FACTS', facts: at('vi', 'en') });
    expect(languageOf(session)).toBe('en');
  });
});

/** The way to a screen on which something was chosen, typed or read. */
const ways: Readonly<Record<string, readonly SessionEvent[]>> = {
  home: [],
  search: [{ type: 'OPEN_SEARCH' }, { type: 'QUERY', text: 'khai sinh' }],
  lifeEvents: [{ type: 'OPEN_LIFE_EVENTS' }],
  procedure: [{ type: 'OPEN_SERVICE', code: sampleService }],
  evidence: [{ type: 'OPEN_SERVICE', code: sampleService }, { type: 'OPEN_EVIDENCE' }],
  takeaway: [{ type: 'OPEN_SERVICE', code: sampleService }, { type: 'OPEN_TAKEAWAY' }],
  scanConsent: [{ type: 'OPEN_SCAN' }],
  scanCamera: [{ type: 'OPEN_SCAN' }, { type: 'CONSENT' }],
  scanManual: [
    { type: 'OPEN_SCAN' },
    { type: 'TYPE_CODE' },
    { type: 'SET_TYPED_CODE', text: 'H26' },
  ],
  feedbackDetails: [
    { type: 'OPEN_FEEDBACK' },
    { type: 'CHOOSE_CATEGORY', category: 'environment' },
    { type: 'SET_TEXT', text: 'Đèn tắt ba tối' },
  ],
  scanResult: [{ type: 'CODE_READ', read: { text: sampleCodes.product, source: 'wedge' } }],
};

describe.each(Object.entries(ways))('another language on %s', (screen, way) => {
  it.each(screenLanguages)('keeps place and answers: %s', (language) => {
    const session = startSessionAt(at(...screenLanguages));
    session.send({ type: 'START' }, ...way);
    const before = { screen: session.screen(), resident: session.resident() };
    expect(before.screen).toBe(screen);
    session.send({ type: 'SET_LANGUAGE', language });
    expect({ screen: session.screen(), resident: session.resident() }).toEqual(before);
    expect(languageOf(session)).toBe(language);
    expect(contentOf(session.view().context)).toBe(language === 'vi' ? 'vi' : 'en');
  });

  it('is one touch on its name, and back', () => {
    const session = startSessionAt(at(...screenLanguages));
    session.send({ type: 'START' }, ...way);
    const before = { screen: session.screen(), resident: session.resident() };
    session.send({ type: 'OPEN_LANGUAGES' });
    expect(session.screen()).toBe('languages');
    session.send({ type: 'SET_LANGUAGE', language: 'ja' }, { type: 'BACK' });
    expect({ screen: session.screen(), resident: session.resident() }).toEqual(before);
    session.send({ type: 'END' });
    expect(languageOf(session)).toBe('vi');
  });
});
