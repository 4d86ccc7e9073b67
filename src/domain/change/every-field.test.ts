import { describe, expect, it } from 'vitest';
import { starterContent } from '../../content/index.ts';
import {
  buildingPageSchema,
  cityBoardSchema,
  emergencyDraftSchema,
  leafletSchema,
  noticeSchema,
  placeSchema,
  publicServiceSchema,
  seasonSchema,
} from '../service/index.ts';
import { namePart, sayPart } from './index.ts';
import { sayLeaf } from './member-words.ts';

/** As much of a schema as a walk needs. */
interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly options?: readonly Schema[];
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
}
interface Schema {
  readonly _zod: { readonly def: Def };
}

/** Every member of a schema by its path, and every word of the program that may stand there. */
function membersOf(schema: Schema, path: readonly string[] = []): Map<string, Set<unknown>> {
  const { type, shape, element, innerType, options, entries, values } = schema._zod.def;
  const found = new Map<string, Set<unknown>>();
  const take = (more: ReadonlyMap<string, ReadonlySet<unknown>>) => {
    for (const [name, words] of more) {
      found.set(name, new Set([...(found.get(name) ?? []), ...words]));
    }
  };
  if (path.length > 0) found.set(path.join('.'), new Set());
  if (type === 'object') {
    for (const [name, below] of Object.entries(shape ?? {}))
      take(membersOf(below, [...path, name]));
  }
  if (element !== undefined) take(membersOf(element, [...path, '0']));
  if (innerType !== undefined) take(membersOf(innerType, path));
  for (const option of options ?? []) take(membersOf(option, path));
  if (type === 'enum') found.set(path.join('.'), new Set(Object.values(entries ?? {})));
  if (type === 'literal') found.set(path.join('.'), new Set(values));
  return found;
}

const kinds: readonly (readonly [string, Schema])[] = [
  ['procedure', publicServiceSchema],
  ['place', placeSchema],
  ['notice', noticeSchema],
  ['season', seasonSchema],
  ['leaflet', leafletSchema],
  ['building', buildingPageSchema],
  ['board', cityBoardSchema],
  ['emergency', emergencyDraftSchema],
];

/** Drawings are seen, languages have names of their own. */
const isShown = (path: string) => /(?:^|\.)(?:pictogram|picture)$/.test(path);

describe.each(kinds)('every field of a %s', (kind, schema) => {
  const members = [...membersOf(schema)].filter(([path]) => !isShown(path));

  it.each(members.map(([path]) => path))('has a name in both languages: %s', (path) => {
    const own = path.split('.').findLast((step) => !/^(?:\d+|vi|en|text)$/.test(step)) ?? '';
    const { vi, en } = namePart(kind, path);
    // A name of the program: as it stands in the model, or made of several words in one.
    expect(vi.split(/[\s,()]+/)).not.toContain(own);
    expect(`${vi} ${en}`).not.toMatch(/[a-z][A-Z]/);
    expect(vi).not.toBe('');
    expect(en).not.toBe('');
  });

  const words = members.flatMap(([path, values]) =>
    [...values]
      .filter((value) => typeof value === 'string' && value !== '')
      .map((value) => [path, value] as const),
  );
  if (words.length > 0) {
    it.each(words)('is said in words: %s %s', (path, value) => {
      const said = sayLeaf(path.split('.').findLast((step) => !/^\d+$/.test(step)) ?? '', value);
      expect(said, 'no word stands for it').toBeDefined();
      expect(`${said?.vi} ${said?.en}`).not.toMatch(/[a-z][A-Z]/);
    });
  }
});

describe('a field of an entry', () => {
  const members = new Set(
    [...membersOf(publicServiceSchema).keys()].flatMap((path) => path.split('.')),
  );
  const programs = [...members].filter((name) => /[a-z][A-Z]/.test(name));

  it('is said whole and without a name of the program, in all that we publish', () => {
    const { services } = starterContent();
    expect(services.length).toBeGreaterThan(500);
    const isProgram = new RegExp(`undefined|\\[object|\\b(?:${programs.join('|')})\\b`);
    const bad = services.flatMap((service) =>
      Object.entries(service).flatMap(([name, value]) => {
        if (['search', 'pictogram', 'lifeEvents'].includes(name)) return [];
        const { vi, en } = sayPart('procedure', name, value);
        const found = isProgram.exec(`${vi} ${en}`);
        return found === null ? [] : [`${service.code} ${name}: ${found[0]}`];
      }),
    );
    expect(bad).toEqual([]);
  });

  it('reads as people say it', () => {
    const say = (path: string, value: unknown) => sayPart('procedure', path, value).vi;
    expect(say('costs.0', { kind: 'fixed', amountVnd: 8_000 })).toBe('8.000 đồng');
    expect(say('costs.0', { kind: 'unknown', channels: ['post'] })).toBe(
      'Chưa rõ; Cách nộp: bưu điện',
    );
    expect(
      say('processingTime', {
        kind: 'known',
        quantity: 3,
        quantityMax: 5,
        unit: 'workingDay',
        sameDay: false,
      }),
    ).toBe('3 – 5 ngày làm việc');
    expect(say('legalResources.0', { code: '60/2014/QH13', name: 'Luật Hộ tịch' })).toBe(
      '60/2014/QH13; Luật Hộ tịch',
    );
    expect(
      say('evidence.0.items.0', { use: 'submit', copies: 2, shortName: { vi: 'Đơn', en: '' } }),
    ).toBe('Đơn; Làm gì: nộp lại; Bản sao: 2');
    expect(namePart('procedure', 'evidence.0.items').vi).toBe('Giấy tờ 1');
    expect(say('steps', [])).toBe('–');
    expect(say('name', { vi: 'Tên', en: '' })).toBe('Tên');
    expect(sayPart('place', 'opening.spans.0.from', 510).vi).toBe('8:30');
    expect(namePart('procedure', 'name.en').vi).toBe('Tên đầy đủ (tiếng Anh)');
    expect(namePart('procedure', 'costs.0').vi).toBe('Phí 1');
    expect(say('related.0', { code: '1.000001', how: 'requires' })).toBe(
      '1.000001; Quan hệ: phải làm trước',
    );
  });
});
