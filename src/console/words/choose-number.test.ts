import { describe, expect, it } from 'vitest';
import { chooseNumber } from './choose-number.ts';
import { en } from './en/index.ts';
import { wordsFor } from './words-for.ts';

describe('a text with a number', () => {
  it('says one of one and many of none, of two and of a thousand', () => {
    const text = '{{count}} [alarm|alarms] open, {{free}} [is|are] free';
    const say = (count: string, free: string) => chooseNumber(text, { count, free });
    expect(say('1', '0')).toBe('{{count}} alarm open, {{free}} are free');
    expect(say('1.001', '1')).toBe('{{count}} alarms open, {{free}} is free');
  });

  it('agrees with its figures in both languages, and what somebody typed is no choice', () => {
    const [viSay, enSay] = [wordsFor('vi'), wordsFor('en')];
    expect(enSay('fleet.summary', { all: '1', bad: '0' })).toBe('1 kiosk, 0 not well');
    expect(enSay('fleet.summary', { all: '10,000', bad: '1' })).toBe('10,000 kiosks, 1 not well');
    expect(viSay('fleet.summary', { all: '1', bad: '0' })).toBe('1 kiosk, 0 không bình thường');
    expect(enSay('insight.servicesTop', { name: '[a|b] {{count}}', count: '1' })).toBe(
      '[a|b] {{count}} was opened most: 1 time',
    );
  });

  it('has a value before each choice', () => {
    const texts = Object.values(en).flatMap((group) => Object.values(group));
    const chosen = texts.filter((text) => /\[[^\]]*\|/.test(text));
    expect(chosen.length).toBeGreaterThan(15);
    expect(chosen.filter((text) => !/^[^[]*\{\{/.test(text))).toEqual([]);
  });
});
