import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../domain/basics/index.ts';
import {
  type CheckPorts,
  checkGuide,
  type Flow,
  flowOn,
  walkThroughs,
} from '../../domain/guide/index.ts';
import { starterContent } from '../whole-catalogue.ts';
import { starterGuides } from './index.ts';

const today = '2026-11-22';
const papers = new Map(
  starterContent().services.map(({ code, evidence }) => [
    code,
    new Set(evidence.flatMap(({ items }) => items.map(({ key }) => key))),
  ]),
);
const ports: CheckPorts = {
  findRecord: (code) => papers.get(code),
  gzipBytes: (flow) => gzipSync(canonicalJson(flow as unknown as Json)).length,
};
const check = (flow: Flow) => checkGuide(flow, { today, ports });
const guides = starterGuides();

describe('the checker on the starter flows', () => {
  it.each(guides.map((flow) => [flow.id, flow] as const))(
    'has nothing to say of %s',
    (_id, flow) => {
      const { findings, configurations } = check(flow);
      expect(findings).toEqual([]);
      expect(configurations).toBeGreaterThan(0);
    },
  );

  it.each(guides.map((flow) => [flow.id, flow] as const))(
    'finds a dropped route, a paper of nowhere and a missing word in %s',
    (_id, flow) => {
      const [name, question] = Object.entries(flow.states).find(
        ([, state]) => state.kind !== 'outcome' && state.next.length > 1,
      )!;
      const dropped = structuredClone(flow);
      if (question.kind !== 'outcome') {
        dropped.states[name] = { ...question, next: question.next.slice(0, -1) };
      }
      expect(check(dropped).findings.map(({ code }) => code)).toContain('GAP');

      const [code = ''] = flow.services ?? [];
      const lost = structuredClone(flow);
      lost.items!['d.nowhere'] = {
        kind: 'paper',
        label: 'title',
        pictogram: 'docs',
        evidence: { service: code, key: 'nowhere' },
      };
      expect(check(lost).findings).toContainEqual(
        expect.objectContaining({ code: 'REF', where: 'items.d.nowhere' }),
      );

      const silent = structuredClone(flow);
      delete silent.texts['en']!['title'];
      expect(check(silent).findings).toContainEqual(
        expect.objectContaining({ code: 'I18N', where: 'texts.en.title' }),
      );
    },
  );

  it.each(guides.map((flow) => [flow.id, flow] as const))(
    'brings every outcome and every line of a list of %s, in both languages',
    (_id, flow) => {
      const walks = walkThroughs(flowOn(flow, today));
      for (const locale of ['vi', 'en']) {
        const goals = walks.filter((one) => one.locale === locale).map(({ goal }) => goal);
        const reached = new Set(goals.map(({ outcome }) => outcome));
        for (const [id, { kind }] of Object.entries(flow.states)) {
          if (kind === 'outcome') expect(reached, id).toContain(id);
        }
        const lines = new Set(goals.flatMap((goal) => ('item' in goal ? goal.item : [])));
        for (const item of Object.keys(flow.items ?? {})) expect(lines, item).toContain(item);
      }
    },
  );
});
