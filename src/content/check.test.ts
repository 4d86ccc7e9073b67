import { describe, expect, test } from 'vitest';
import { feedbackCategories } from '../domain/action/index.ts';
import { plainFaults } from '../domain/plain/index.ts';
import type { Catalogue, PublicService } from '../domain/service/index.ts';
import {
  checkContent,
  type FindingCode,
  starterContent,
  starterGuides,
  toSearchDocument,
} from './index.ts';

const today = '2026-11-21';

/** The starter content with its first service changed. */
function changed(change: Partial<PublicService>): Catalogue {
  const content = starterContent();
  const [first, ...rest] = content.services;
  return { ...content, services: [{ ...first!, ...change }, ...rest] };
}

function codes(content: unknown, day?: string): FindingCode[] {
  return checkContent(content, day)
    .filter((finding) => finding.severity === 'error')
    .map((finding) => finding.code);
}

const say = (vi: string, en = 'An English text.') => ({ summary: { vi, en } });

describe('the starter catalogue', () => {
  const content = starterContent();

  test('has no error; it warns that nobody has compared it, and of halved fees that end soon', () => {
    const findings = checkContent(content, today);
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning neverChecked',
      ...Array.from({ length: 3 }, () => 'warning expiring'),
    ]);
    for (const { detail } of findings.slice(1)) {
      expect(detail).toBe('đến hết ngày 31/12/2026: 40 days left');
    }
    expect(checkContent(content, '2026-10-31').map(({ code }) => code)).toEqual(['neverChecked']);
  });

  test('has no sentence of ours longer than 20 syllables, in entries or in guided flows', () => {
    const long = (text: string) =>
      plainFaults(text, 'vi').filter(({ code }) => code === 'longSentence');
    expect(long(`${Array(21).fill('chữ').join(' ')}.`)).toHaveLength(1);
    const findings = checkContent(content, today);
    expect(findings.filter(({ code }) => code === 'longSentence')).toEqual([]);
    const texts = starterGuides().flatMap(({ texts: { vi } }) => Object.values(vi ?? {}));
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter((text) => long(text).length > 0)).toEqual([]);
  });

  test('has the services that residents use most, each found under a life event', () => {
    expect(content.services.length).toBeGreaterThanOrEqual(60);
    for (const event of content.lifeEvents) expect(event.serviceCodes.length).toBeGreaterThan(0);
    const must = ['1.001193', '1.004772', '2.000635', '1.000894', '1.004873', '1.000656'];
    must.push('2.000815', '2.000884', '1.004222', '1.004194', '1.010038', '1.010041', '1.014063');
    must.push('1.001456', '3.000347', '3.000348', '1.001939', '1.001612', '1.014027', '1.001699');
    must.push('3.000182', '1.013225', '1.013831', '1.013978', '1.012784', '1.011441', '1.013949');
    must.push('3.000333', '1.012575', '1.004859', '1.004837', '2.001263', '1.001022', '3.000228');
    const known = new Set(content.services.map((service) => service.code));
    expect(must.filter((code) => !known.has(code))).toEqual([]);
  });

  test('the feedback categories are those that a request can carry', () => {
    expect(content.feedback.categories.map(({ key }) => key).toSorted()).toEqual(
      [...feedbackCategories].toSorted(),
    );
  });

  test('an hour can be asked for in every field that a service point receives', () => {
    const offered = new Set(content.appointments.fields.flatMap((field) => field.serviceFields));
    const needed = content.services
      .filter(({ entry, where }) => entry === 'written' && where.office === 'servicePoint')
      .filter((service) => !service.field.vi.includes('cư trú') && service.field.vi !== 'Cư trú')
      .map((service) => service.field.vi);
    expect(needed.filter((field) => !offered.has(field))).toEqual([]);
    const fields = new Set(content.services.map((service) => service.field.vi));
    expect([...offered].filter((field) => !fields.has(field))).toEqual([]);
  });

  test('no address is made up: one branch is known, the others are said to be unknown', () => {
    const known = content.places.filter((place) => place.address.kind === 'known');
    expect(known.map((place) => place.key)).toEqual(['hanoi-branch-1']);
  });

  test('what search indexes has names to find and no fee', () => {
    const document = toSearchDocument(content.services[0]!);
    expect(document.aliases).toContain('khai sanh');
    expect(JSON.stringify(document)).not.toContain('cost');
    for (const service of content.services.filter(({ entry }) => entry === 'written')) {
      expect(service.search.aliases.length, service.code).toBeGreaterThan(1);
    }
  });
});

describe('the check finds', () => {
  test('what does not fit the schema, and names the place', () => {
    const [finding] = checkContent(changed({ code: '1.0133611' }));
    expect(finding).toMatchObject({ code: 'schema', where: 'services.0.code' });
    expect(codes('not content')).toEqual(['schema']);
    expect(codes(changed(say('<script>alert(1)</script>')))).toEqual(['schema']);
  });

  test('a missing language, and one that was only copied', () => {
    expect(codes(changed({ summary: { vi: 'Có chữ.', en: '' } }))).toEqual(['schema']);
    expect(codes(changed(say('Có chữ.', 'Có chữ.')))).toEqual(['missingLanguage']);
  });

  test('long sentences, by syllables, and not by full stops inside numbers', () => {
    const sentence = (count: number) => `${Array(count).fill('chữ').join(' ')}.`;
    const step = (vi: string) => ({ steps: [{ vi, en: 'An English text.' }] });
    expect(codes(changed(step(sentence(26))))).toEqual(['longSentence']);
    expect(codes(changed(step(sentence(25))))).toEqual([]);
    expect(codes(changed(step(`${sentence(20)} ${sentence(20)}`)))).toEqual([]);
    expect(codes(changed(step(`45.000 đồng ${sentence(24)}`)))).toEqual(['longSentence']);
  });

  test('abbreviations that nobody explained, but not the numbers of laws and forms', () => {
    expect(codes(changed(say('Đến UBND phường.')))).toEqual(['abbreviation']);
    expect(codes(changed(say('Mua BHYT, nộp (TTHC).')))).toEqual(['abbreviation', 'abbreviation']);
    expect(codes(changed(say('Theo 77/2025/NQ-HĐND, mẫu TK1-TS, CT01, quét QR.')))).toEqual([]);
  });

  test('words that blame or are too familiar', () => {
    expect(codes(changed(say('Vui lòng đợi.')))).toEqual(['forbiddenWord']);
    expect(codes(changed(say('Mời bạn vào.', 'Please come in.')))).toHaveLength(2);
    expect(codes(changed(say('Thông tin hợp lệ.')))).toEqual([]);
  });

  test('text that is not composed, or hides characters', () => {
    expect(codes(changed(say('Khai sinh'.normalize('NFD') + 'ệ'.normalize('NFD'))))).toEqual([
      'notNormalised',
    ]);
    expect(codes(changed(say('Khai\u200B sinh')))).toEqual(['notNormalised']);
  });

  test('words of offices, as a warning; two words run into one', () => {
    const jargon = checkContent(changed(say('Nộp cho cơ quan có thẩm quyền.')));
    expect(jargon.map(({ severity, code }) => `${severity} ${code}`)).toContain('warning jargon');
    expect(codes(changed(say('Trợ cấp xã hội hằng tháng.')))).toEqual([]);
    expect(codes(changed(say('Có chữ.', 'Signed by all co-landOwners.')))).toEqual(['gluedWords']);
    expect(codes(changed(say('Có chữ.', 'Sign in with VNeID.')))).toEqual([]);
  });

  test('names, summaries and papers that do not keep to the lines of the screen', () => {
    const long = { vi: 'Đăng ký '.repeat(12).trim(), en: 'Register' };
    const findings = checkContent(changed({ shortName: long }));
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'longText', detail: '3 lines of 2 at M' }),
    );
    const [only] = starterContent().services[0]!.evidence;
    const [item] = only!.items;
    const evidence = [{ ...only!, items: [{ ...item!, shortName: long }] }];
    expect(codes(changed({ evidence }))).toContain('longText');
  });

  test('characters that the font of screen and paper lacks', () => {
    expect(codes(changed({ shortName: { vi: 'Đăng ký 漢', en: 'Register' } }))).toContain(
      'unprintable',
    );
  });

  test('a paper whose name says copy and whose count says original', () => {
    const [only] = starterContent().services[0]!.evidence;
    const [item] = only!.items;
    const shortName = { vi: 'Bản sao giấy chứng sinh', en: 'Copy of the birth note' };
    const named = (change: object) => [{ ...only!, items: [{ ...item!, shortName, ...change }] }];
    expect(codes(changed({ evidence: named({}) }))).toEqual(['countAgainstName']);
    expect(codes(changed({ evidence: named({ originals: 0, copies: 1 }) }))).toEqual([]);
    const fullName = { vi: 'Bản gốc giấy chứng sinh', en: 'The original birth note' };
    const asOriginal = named({ fullName, originals: 0, copies: 1 });
    expect(codes(changed({ evidence: asOriginal }))).toEqual(['countAgainstName']);
  });

  test('two services that a list cannot tell apart', () => {
    const [, second] = starterContent().services;
    expect(codes(changed({ summary: second!.summary }))).toEqual(['duplicate', 'duplicate']);
    const shortName = { ...starterContent().services[0]!.shortName, vi: second!.shortName.vi };
    expect(codes(changed({ shortName }))).toEqual(['duplicate']);
  });

  test('names that lead nowhere and names that stand twice', () => {
    expect(codes(changed({ lifeEvents: ['nowhere'] }))).toEqual(['brokenReference']);
    const content = starterContent();
    const twice = { ...content, services: [...content.services, content.services[0]!] };
    expect(codes(twice)).toContain('duplicate');
    expect(codes({ ...content, places: [] })).toContain('brokenReference');
  });

  test('papers without a number, and advice with one', () => {
    const [only] = starterContent().services[0]!.evidence;
    const item = only!.items[0]!;
    const evidence = (change: object) => [{ ...only!, items: [{ ...item, ...change }] }];
    expect(codes(changed({ evidence: evidence({ originals: 0 }) }))).toEqual([
      'paperWithoutQuantity',
    ]);
    expect(codes(changed({ evidence: evidence({ note: true }) }))).toEqual(['noteWithQuantity']);
    expect(codes(changed({ evidence: evidence({ note: true, originals: 0 }) }))).toEqual([]);
  });

  test('a fee that ends before it begins, and two amounts for one thing on one day', () => {
    const fixed = { kind: 'fixed', amountVnd: 20_000 } as const;
    const next = { ...fixed, amountVnd: 30_000 };
    const costs = (...lines: PublicService['costs']) => codes(changed({ costs: lines }));
    expect(costs({ ...fixed, from: '2026-12-01', until: '2026-11-30' })).toEqual(['feeDates']);
    expect(costs({ ...fixed, until: '2026-12-31' }, { ...next, from: '2026-12-31' })).toEqual([
      'feeOverlap',
    ]);
    expect(costs({ ...fixed, until: '2026-12-31' }, { ...next, from: '2027-01-01' })).toEqual([]);
    const online = { ...next, channels: ['online' as const] };
    expect(costs({ ...fixed, until: '2026-12-31' }, online)).toEqual([]);
  });

  test('an entry whose day to be looked at again has passed, or is near', () => {
    const told = (recheckBy: string) =>
      checkContent(changed({ upkeep: { recheckBy } }), today)
        .filter(({ where }) => where.endsWith('recheckBy'))
        .map(({ severity, code }) => `${severity} ${code}`);
    expect(told('2026-11-20')).toEqual(['error overdue']);
    expect(told('2026-11-21')).toEqual(['warning expiring']);
    expect(told('2027-11-21')).toEqual([]);
  });

  test('an entry of our own that no life event leads to, as a warning', () => {
    const content = starterContent();
    const [{ code }] = content.services as [PublicService];
    const lifeEvents = content.lifeEvents.map((event) => ({
      ...event,
      serviceCodes: event.serviceCodes.filter((one) => one !== code),
    }));
    const lost = checkContent({ ...content, lifeEvents }, today).filter(
      (finding) => finding.code === 'unreachable',
    );
    expect(lost).toMatchObject([{ severity: 'warning', where: expect.stringContaining(code) }]);
  });

  test('facts that grew old, and promises whose day has passed', () => {
    const content = starterContent();
    expect(checkContent(content, '2027-02-01').map(({ code }) => code)).toContain('stale');
    expect(codes(content, '2026-12-31')).toEqual([]);
    // The halved fees of ID cards and of companies end that day: the content has to be edited.
    expect(codes(content, '2027-01-01')).toEqual(['expired', 'expired', 'expired']);
    expect(codes(content, '2026-07-17')).toEqual(['stale']);
    expect(codes(content, '2028-01-01')).toContain('stale');
  });
});
