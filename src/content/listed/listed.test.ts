import { describe, expect, it } from 'vitest';
import {
  howLongFact,
  howMuchFact,
  type PublicService,
  publicServiceSchema,
  whatToBringFact,
  whereFact,
} from '../../domain/service/index.ts';
import { starterContent } from '../index.ts';
import { allRegisterFacts } from '../register/register-facts.ts';

const { services, lifeEvents } = starterContent();
const listed = services.filter(({ entry }) => entry === 'register');

function get(code: string): PublicService {
  const service = services.find((one) => one.code === code);
  if (!service) throw new Error(`${code} is not in the starter catalogue`);
  return service;
}

describe('the starter catalogue', () => {
  it('has every procedure of the register file once, whole where we wrote it', () => {
    const codes = services.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThanOrEqual(817);
    expect(allRegisterFacts().filter(({ code }) => !codes.includes(code))).toEqual([]);
    expect(get('1.001193').entry).toBe('written');
  });

  it('can time, price and hand over every one of them', () => {
    for (const service of services) {
      expect(publicServiceSchema.safeParse(service).success, service.code).toBe(true);
      expect(service.portalUrl).toMatch(/^https:\/\/dichvucong\.gov\.vn\/.+/);
      const facts = [whereFact(service), howLongFact(service), howMuchFact(service)];
      for (const fact of [...facts, whatToBringFact(service)]) {
        expect(fact.headline.vi, service.code).not.toBe('');
        expect(fact.headline.en, service.code).not.toBe('');
        // Every line of ours is in both languages, and none of it is the register's prose.
        for (const { text } of fact.lines) {
          expect(text.vi.length, service.code).toBeLessThan(200);
          expect(text.en, service.code).not.toBe('');
        }
      }
    }
  });

  it('gives of the listed ones facts and no sentence', () => {
    for (const service of listed) {
      expect([service.steps, service.conditions, service.outputs, service.evidence]).toEqual([
        [],
        [],
        [],
        [],
      ]);
      expect(service.summary.vi).toBe('');
      expect(service.where.doubt, service.code).toBeDefined();
    }
  });
});

describe('a listed procedure', () => {
  it('keeps a mistyped code and says so, and belongs where its office is', () => {
    expect(get('1.0133611')).toMatchObject({ codeState: 'malformed', spatial: 'elsewhere' });
    expect(lifeEvents.flatMap(({ serviceCodes }) => serviceCodes)).not.toContain('1.0133611');
  });

  it('sends nobody in Hanoi to an office of Hanoi with what is another province’s', () => {
    const theirs = listed.filter(({ spatial }) => spatial === 'elsewhere');
    expect(theirs.length).toBeGreaterThan(1);
    for (const { where, doubts } of theirs) {
      expect(where).toMatchObject({ office: 'unknown', reach: 'country' });
      expect(where.doubt?.vi).toContain('tỉnh khác');
      expect(doubts).not.toContain('whereInferred');
    }
  });

  it('tells several times and chooses none', () => {
    const mixed = listed.find(
      ({ processingTime }) =>
        processingTime.kind === 'unknown' && processingTime.note?.vi.includes('hoặc'),
    );
    const fact = howLongFact(mixed!);
    expect(fact.certainty).toBe('unknown');
    expect(fact.lines[0]?.text.vi).toMatch(
      /^Danh mục ghi .+ hoặc .+ Quý vị hỏi ngày hẹn khi nộp\.$/,
    );
  });

  it('counts papers as the list of the register, and names no paper', () => {
    const counted = listed.find(({ paperCounts }) => (paperCounts?.copies.to ?? 0) > 1);
    const fact = whatToBringFact(counted!);
    expect(fact.headline.vi).toMatch(/^Danh mục ghi \d+( đến \d+)? giấy tờ$/);
    expect(fact.headline.en).toMatch(/^The register lists \d+( to \d+)? papers?$/);
    expect(fact.certainty).toBe('partly');
    expect(fact.lines.some(({ unsure }) => unsure)).toBe(true);
  });

  it('stands behind the whole ones of its life event', () => {
    for (const { key, serviceCodes } of lifeEvents) {
      const entries = serviceCodes.map((code) => get(code).entry);
      const first = entries.indexOf('register');
      expect(entries[0], key).toBe('written');
      if (first >= 0) expect(entries.lastIndexOf('written'), key).toBeLessThan(first);
    }
  });

  it('is written in capitals no more', () => {
    for (const { name } of listed) expect(name.vi).not.toBe(name.vi.toUpperCase());
  });
});
