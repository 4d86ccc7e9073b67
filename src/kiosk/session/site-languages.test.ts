import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { lobbyFacts } from './test-support/sample.ts';
import { startSessionAt } from './test-support/start-at.ts';
import { timers } from './timers.ts';

function at(...languages: ('vi' | 'en')[]): Facts {
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
