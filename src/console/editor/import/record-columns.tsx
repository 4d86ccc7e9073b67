import { type ImportRow, importOutcomes } from '../../../domain/api/console/index.ts';
import { type Column, Status } from '../../ui/index.ts';
import { sayNumber, type Words } from '../../words/index.ts';
import { sayPlace, sayWhy } from './say-row.ts';

const shapes = {
  new: 'running',
  changed: 'running',
  same: 'done',
  refused: 'error',
  twice: 'warning',
} as const;
/** By its place in the file: a code may stand there twice. */
export const keyOf = ({ place }: ImportRow) => String(place);
/** Which records a list can show. */
export const filters = ['open', 'all', ...importOutcomes] as const;
export type Filter = (typeof filters)[number];
/** Whether somebody still has to decide. */
export const isOpen = ({ outcome, decision }: ImportRow) =>
  (outcome === 'new' || outcome === 'changed') && decision === null;

/** Beside an open record its name stays, and what is in the record is not in the table. */
export function columnsFor(t: Words, isBeside: boolean): readonly Column<ImportRow>[] {
  const columns: readonly Column<ImportRow>[] = [
    {
      key: 'outcome',
      title: t('import.outcome'),
      width: 116,
      text: ({ outcome }) => t(`import.${outcome}`),
      draw: ({ outcome }) => <Status status={shapes[outcome]}>{t(`import.${outcome}`)}</Status>,
    },
    {
      key: 'decision',
      title: t('import.decision'),
      width: 100,
      text: ({ decision }) => (decision === null ? '' : t(`import.${decision}`)),
    },
    { key: 'code', title: t('editor.code'), width: 104, text: ({ code }) => code, weight: 'grey' },
    { key: 'title', title: t('editor.title'), text: ({ title }) => title, weight: 'bold' },
    {
      key: 'fields',
      title: t('import.fields'),
      width: 64,
      isNumber: true,
      text: ({ outcome, fields }) => (outcome === 'changed' ? sayNumber(fields) : ''),
      value: ({ fields }) => -fields,
    },
    {
      key: 'ours',
      title: t('import.ours'),
      width: 96,
      text: ({ isOurs }) => (isOurs ? t('import.oursYes') : ''),
    },
    {
      key: 'why',
      title: t('import.why'),
      width: 220,
      text: (row) => sayWhy(t, row),
      weight: 'grey',
    },
    {
      key: 'at',
      title: t('import.at'),
      width: 88,
      text: ({ at }) => sayPlace(t, at),
      weight: 'grey',
    },
  ];
  return isBeside ? columns.filter(({ key }) => besideKeys.includes(key)) : columns;
}

const besideKeys: readonly string[] = ['outcome', 'code', 'title', 'fields'];
