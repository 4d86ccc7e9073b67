import { describe, expect, test } from 'vitest';
import { newFollowCode } from '../action/index.ts';
import { readCode, type ScannedCode } from './index.ts';

const today = { year: 2026, month: 11, day: 25 };
const read = (text: string, symbology?: string) => readCode(text, { today, symbology });
function as<K extends ScannedCode['kind']>(kind: K, code: ScannedCode) {
  expect(code.kind).toBe(kind);
  return code as Extract<ScannedCode, { kind: K }>;
}
const shown = (code: ScannedCode) => code.display.map((field) => field.text).join('\n');

describe('our own codes', () => {
  test('follow code, in any spelling', () => {
    let seed = 1;
    const code = newFollowCode((bytes) => bytes.map(() => (seed = (seed * 7 + 3) % 251)));
    expect(read(`motcham:follow:${code}`)).toMatchObject({ purpose: 'follow', followCode: code });
    expect(read(`MOTCHAM:FOLLOW:${code.toLowerCase()}`)).toMatchObject({ followCode: code });
    const wrong = code.slice(0, 10) + (code.endsWith('0') ? '1' : '0');
    expect(read(`motcham:follow:${wrong}`).findings).toEqual(['checkCharacterWrong']);
    expect(read('motcham:follow:12').findings).toEqual(['codeMalformed']);
  });

  test('enrolment and badge: syntax only, and never shown', () => {
    expect(read('motcham:enrol:ABCD-EFGH-JKMN')).toMatchObject({
      kind: 'enrolment',
      code: 'ABCDEFGHJKMN',
      findings: [],
      display: [],
    });
    expect(read('motcham:enrol:ABC').findings).toEqual(['codeMalformed']);
    expect(read('motcham:badge:abcDEF_12')).toMatchObject({ kind: 'staffBadge', display: [] });
    expect(read('motcham:badge:<script>').findings).toEqual(['codeMalformed']);
  });

  test('a take-away link is ours by its host only', () => {
    const own = readCode('https://motcham.example/t#a=1', { today, ownHosts: ['motcham.example'] });
    expect(own).toMatchObject({ kind: 'slip', purpose: 'takeAway' });
    const other = readCode('https://motcham.example.evil.com/t', {
      today,
      ownHosts: ['motcham.example'],
    });
    expect(other.kind).toBe('link');
    const disguised = readCode('https://motcham.example@evil.com/', {
      today,
      ownHosts: ['motcham.example'],
    });
    expect(disguised).toMatchObject({ kind: 'link', host: 'evil.com' });
  });
});

describe('links are shown, never trusted', () => {
  test.each([
    ['https://user:pass@evil.com/', 'evil.com', 'userInfoHostile'],
    ['https://dichvucong.gov.vn@evil.com/', 'evil.com', 'userInfoHostile'],
    ['javascript:alert(1)', '', 'schemeHostile'],
    ['JavaScript:alert(1)', '', 'schemeHostile'],
    ['data:text/html,<script>alert(1)</script>', '', 'schemeHostile'],
    ['file:///etc/passwd', '', 'schemeHostile'],
    ['intent://scan/#Intent;scheme=x;end', '', 'schemeHostile'],
    ['tel:+84900000000', '', 'schemeHostile'],
    ['https://pаypal.com/', 'xn--pypal-4ve.com', 'hostInternational'],
    ['http://192.168.1.1/admin', '192.168.1.1', 'hostIsAddress'],
    ['http://[::1]:8420/', '[::1]:8420', 'hostIsAddress'],
    ['http://localhost:8420/bridge/session', 'localhost:8420', 'hostLocal'],
    ['http://3232235777/', '192.168.1.1', 'hostIsAddress'],
    ['https://example.com:8443/', 'example.com:8443', 'portUnusual'],
    ['http://example.com/', 'example.com', 'notEncrypted'],
    ['www.example.com/x', 'www.example.com', 'notEncrypted'],
    ['https://', '', 'linkMalformed'],
    ['http://%zz/', '', 'linkMalformed'],
  ])('%s', (text, host, finding) => {
    const link = as('link', read(text));
    expect(link.host).toBe(host);
    expect(link.findings).toContain(finding);
    if (host !== '') expect(link.display[0]).toEqual({ name: 'host', text: host });
  });

  test('an invisible character does not change what is shown', () => {
    const link = as('link', read('https://evil.com/\u202Emoc.elgoog'));
    expect(link.findings).toContain('hiddenCharacters');
    expect(shown(link)).not.toContain('\u202E');
  });

  test('a dossier in the query of a government page, and of no other', () => {
    const query = '?ma_ho_so=G12.34.56-260101-1234&token=abc';
    expect(as('link', read(`https://dvc.example.gov.vn/tra-cuu${query}`)).dossier?.code).toBe(
      'G12.34.56-260101-1234',
    );
    expect(as('link', read(`https://gov.vn.evil.com/${query}`)).dossier).toBeUndefined();
  });

  test('a known invoice provider', () => {
    expect(read('https://www.meinvoice.vn/tra-cuu/?sc=AB12').kind).toBe('invoice');
    expect(read('https://meinvoice.vn.evil.com/').kind).toBe('link');
  });
});

describe('what is no code', () => {
  test.each([
    ['', 'empty'],
    [' \r\n\t', 'empty'],
    ['\uFEFF\u200B', 'empty'],
    ['a'.repeat(4097), 'tooLong'],
    ['ế'.repeat(1366), 'tooLong'],
    ['abc\u0000def', 'controlCharacters'],
    ['\u0003\u0016', 'controlCharacters'],
    ['abc\u009Bdef', 'controlCharacters'],
    ['abc\x1Ddef', 'controlCharacters'],
    ['abc\uFFFDdef', 'notText'],
    ['\uD800abc', 'notText'],
  ])('%j is rejected: %s', (text, reason) => {
    expect(read(text)).toEqual({ kind: 'rejected', reason, findings: [], display: [] });
  });

  test('what is not even a string', () => {
    expect(readCode(undefined as unknown as string, { today })).toMatchObject({
      reason: 'notText',
    });
  });

  test('4 KB of text is a text, cut where it is shown; numbers in it are masked', () => {
    expect(read('a'.repeat(4096)).kind).toBe('text');
    expect(shown(read('a'.repeat(4096)))).toHaveLength(300);
    expect(shown(read('Gọi 0901234567 cho 001199012345'))).toBe('Gọi •••••••567 cho ••••••••2345');
  });

  test('lines are text', () => {
    expect(read('Giấy tờ:\n- Tờ khai\r\n- Giấy chứng sinh')).toMatchObject({ kind: 'text' });
  });
});
