import type { Notes } from '../notes.ts';
import type { CatalogueRecord, RecordReference, RecordTime } from '../record.ts';
import { reader, type Values } from './values.ts';

/** A day at the end of the words about the source: `…, 2026-07-18)`. */
const sourceDay = /(\d{4}-\d{2}-\d{2})\)?\s*$/u;

export function timeFrom(values: Values, at: string, notes: Notes, key = 'qty'): RecordTime {
  const read = reader(values, at, notes);
  const qty = read.raw(key);
  // Some offices wrote a sentence of up to 3,016 characters where the number belongs (1.007663).
  const isNumber = typeof qty === 'number' || (typeof qty === 'string' && /^[\d.,\s]+$/u.test(qty));
  return {
    qty: isNumber ? read.number(key) : undefined,
    words: typeof qty === 'string' && !isNumber ? qty : '',
    unit: read.text('unit'),
  };
}

export function referencesFrom(values: Values): RecordReference[] {
  const hows = { requires: 'requires', related: 'related', replacedBy: 'replacedBy' } as const;
  return Object.entries(hows).flatMap(([key, how]) => {
    const value = values[key];
    const items = Array.isArray(value) ? value.slice(0, 100) : value === undefined ? [] : [value];
    return items
      .filter((item) => item !== null && item !== '')
      .map((item) => ({
        code: typeof item === 'object' && item !== null && 'code' in item ? item.code : item,
        how,
      }));
  });
}

/** A record of the normalised catalogue (README of the data). */
export function readNormalised(values: Values, notes: Notes): CatalogueRecord {
  const read = reader(values, '', notes);
  return {
    code: values['code'],
    id: read.text('id'),
    name: read.text('name'),
    shortName: read.text('shortName'),
    field: read.text('field'),
    issuer: read.text('issuer'),
    issuerCode: read.text('issuerCode'),
    kind: read.text('kind'),
    levels: read.texts('levels'),
    levelText: read.text('levelText'),
    fullOnline: read.flag('fullOnline'),
    online: read.flag('online'),
    executing: read.text('executing'),
    authority: read.text('authority'),
    executingUnits: read.texts('executingUnits'),
    subjects: read.texts('subjects'),
    channels: read.list('channels').map((channel, at) => {
      const line = reader(channel, `channels.${at}.`, notes);
      const [time = {}] = line.list('time');
      return {
        method: line.text('method'),
        time: timeFrom(time, `channels.${at}.time.`, notes),
        note: line.text('note'),
        fees: line.list('fees').map((fee, nth) => {
          const one = reader(fee, `channels.${at}.fees.${nth}.`, notes);
          return {
            value: one.number('value'),
            currency: one.text('currency'),
            note: one.text('note'),
            kind: one.text('kind'),
          };
        }),
      };
    }),
    caseTimes: read.list('caseTimes').map((time, at) => timeFrom(time, `caseTimes.${at}.`, notes)),
    documents: read.list('documents').map((group, at) => ({
      case: reader(group, `documents.${at}.`, notes).text('case'),
      items: reader(group, `documents.${at}.`, notes)
        .list('items')
        .map((item, nth) => {
          const one = reader(item, `documents.${at}.items.${nth}.`, notes);
          return {
            name: one.text('name'),
            original: one.number('original') ?? 0,
            copy: one.number('copy') ?? 0,
          };
        }),
    })),
    steps: read.texts('steps'),
    conditions: read.texts('conditions').join('\n'),
    results: read.texts('results'),
    legal: read.list('legal').map((law, at) => {
      const one = reader(law, `legal.${at}.`, notes);
      return { code: one.text('code'), name: one.text('name') };
    }),
    lifeEvents: read.texts('lifeEvents'),
    keywords: read.texts('keywords').join(';'),
    references: referencesFrom(values),
    decisionNo: read.text('decisionNo'),
    updatedAt: read.text('updatedAt'),
    url: read.text('url'),
    snapshotDate: sourceDay.exec(read.text('source'))?.[1] ?? '',
  };
}
