import { describe, expect, it } from 'vitest';
import {
  answersOf,
  checklistOf,
  findOutcome,
  findText,
  flowOn,
  shareableAnswers,
  sourceHash,
  walkOf,
} from '../../domain/guide/index.ts';
import { starterContent } from '../whole-catalogue.ts';
import { starterGuides } from './index.ts';

/** A day on which the shipped sources still hold. */
const day = '2026-11-22';
const guides = starterGuides();
const records = new Map(starterContent().services.map((service) => [service.code, service]));

describe('the starter flows', () => {
  it('are fifteen and more, each with its own name and record', () => {
    expect(guides.length).toBeGreaterThanOrEqual(15);
    expect(new Set(guides.map(({ id }) => id)).size).toBe(guides.length);
    const own = guides.map(({ services }) => services?.[0]);
    expect(new Set(own).size).toBe(guides.length);
  });

  describe.each(guides.map((flow) => [flow.id, flow] as const))('%s', (_id, flow) => {
    it('stands on records of the catalogue, each a source with the day of the copy', () => {
      for (const code of flow.services ?? []) {
        const record = records.get(code);
        expect(record, code).toBeDefined();
        const source = flow.sources.find(({ ref }) => ref.endsWith(code));
        expect(source?.checkedOn, code).toBe(record?.source.snapshotDate);
        expect(source?.url, code).toBe(record?.portalUrl);
      }
    });

    it('counts and names the papers of the catalogue as the catalogue does', () => {
      for (const [id, item] of Object.entries(flow.items ?? {})) {
        if (item.kind !== 'paper' || !item.evidence) continue;
        const { service, key } = item.evidence;
        const papers = records.get(service)?.evidence.flatMap(({ items }) => items) ?? [];
        const same = papers.filter((paper) => paper.key === key);
        expect(same.length, `${id}: ${service} ${key}`).toBeGreaterThan(0);
        const counted = same.some(
          ({ originals, copies, use }) =>
            originals === item.originals && copies === item.copies && use === item.use,
        );
        expect(counted, `${id}: counts of ${service} ${key}`).toBe(true);
      }
    });

    it('has a source at every paper, and every note that states something', () => {
      for (const [id, item] of Object.entries(flow.items ?? {})) {
        expect(item.source, id).toBeDefined();
      }
    });

    it('says the same in both languages, each translation of the words that stand here', () => {
      const keys = (locale: string) => Object.keys(flow.texts[locale] ?? {}).sort();
      expect(keys('en')).toEqual(keys('vi'));
      for (const key of keys('vi')) {
        expect(findText(flow, key, 'en'), key).not.toBe('');
        expect(flow.translatedFrom?.['en']?.[key], key).toBe(sourceHash(flow.texts['vi']![key]!));
      }
    });

    it('asks two to eight questions and has a way to say "not sure" with help', () => {
      const questions = Object.values(flow.states).filter(({ kind }) => kind !== 'outcome');
      expect(questions.length).toBeGreaterThanOrEqual(2);
      const endings = Object.values(flow.states).map((state) =>
        state.kind === 'outcome' ? (state.ending ?? 'checklist') : undefined,
      );
      expect(endings).toContain('checklist');
      expect(endings).toContain('askStaff');
    });

    it('draws every option, and says of every question and every line why', () => {
      for (const [id, state] of Object.entries(flow.states)) {
        if (state.kind === 'outcome') continue;
        expect(state.why, id).toBeDefined();
        const options = state.kind === 'choice' || state.kind === 'set' ? state.options : [];
        for (const { value, icon } of options) expect(icon, `${id} ${value}`).toBeDefined();
      }
      for (const [id, list] of Object.entries(flow.lists ?? {})) {
        for (const { item, why } of list) expect(why, `${id} ${item}`).toBeDefined();
      }
    });

    it('holds its golden cases, and at least two invariants and three cases', () => {
      expect(flow.invariants?.length).toBeGreaterThanOrEqual(2);
      expect(flow.tests?.length).toBeGreaterThanOrEqual(3);
      const today = flowOn(flow, day);
      for (const { name, answers, expect: wanted } of flow.tests ?? []) {
        const walk = walkOf(today, answers);
        expect(walk.at, name).toBe(wanted.outcome);
        const outcome = findOutcome(today, walk.at);
        const shown = checklistOf(today, outcome!, answersOf(today, walk)).map(({ id }) => id);
        expect(shown, name).toEqual(expect.arrayContaining(wanted.has ?? []));
        for (const absent of wanted.not ?? []) expect(shown, name).not.toContain(absent);
      }
    });

    it('lets no personal or sensitive answer into a QR', () => {
      for (const { answers } of flow.tests ?? []) {
        for (const name of Object.keys(shareableAnswers(flow, answers, 'qr'))) {
          expect(['public', 'quasi'], name).toContain(flow.vars[name]?.class);
        }
      }
    });

    it('names no price: that stands in the record', () => {
      for (const text of Object.values(flow.texts['vi'] ?? {})) {
        expect(text).not.toMatch(/\d\s*(đồng|nghìn|triệu)/u);
      }
    });
  });
});
