import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import {
  type DeskNames,
  type HoursAnswer,
  HoursAnswerSchema,
  requestPaths,
} from '../../domain/api/console/index.ts';
import { addDays, hanoiMoment } from '../../domain/calendar/index.ts';
import { useLive, useMay } from '../frame/index.ts';
import { type Column, Empty, Problem, Skeleton, Table } from '../ui/index.ts';
import { sayNumber, useWords } from '../words/index.ts';
import { HourPlaces } from './hour-places.tsx';
import { sayCalendarDay, sayKey } from './say-request.ts';

type Hour = HoursAnswer['rows'][number];
const keyOf = ({ branch, day, slot }: Hour) => `${branch} ${day} ${slot}`;
/** Nothing yet, and always the same nothing. */
const noNames: DeskNames = {};
/** How far ahead hours are shown, days. */
const aheadDays = 14;

/** Appointments by branch and hour. */
export function HoursView({ tabs }: { readonly tabs: ComponentChildren }) {
  const t = useWords();
  const mayAct = useMay('operator');
  const [today] = useState(() => hanoiMoment(Date.now()).day);
  const path = `${requestPaths.hours}?from=${today}&to=${addDays(today, aheadDays)}`;
  const { data, problem, reload } = useLive(HoursAnswerSchema, path, 30_000);
  const names = data?.names ?? noNames;
  const [selected, setSelected] = useState<string>();
  const columns = useMemo<readonly Column<Hour>[]>(() => {
    const number = (key: 'asked' | 'confirmed' | 'refused', title: string): Column<Hour> => ({
      key,
      title,
      width: 96,
      isNumber: true,
      text: (row) => sayNumber(row[key]),
      value: (row) => row[key],
    });
    return [
      {
        key: 'day',
        title: t('requests.day'),
        width: 112,
        text: ({ day }) => sayCalendarDay(day),
        value: ({ day }) => Date.parse(day),
        weight: 'bold',
      },
      { key: 'slot', title: t('requests.slot'), width: 72, text: ({ slot }) => slot },
      { key: 'branch', title: t('requests.branch'), text: ({ branch }) => sayKey(names, branch) },
      number('asked', t('requests.asked')),
      number('confirmed', t('requests.taken')),
      {
        key: 'places',
        title: t('requests.places'),
        width: 168,
        isNumber: true,
        text: ({ places, isUsual }) =>
          isUsual ? t('requests.placesUsual', { count: sayNumber(places) }) : sayNumber(places),
        value: ({ places }) => places,
      },
      number('refused', t('requests.refusedCount')),
    ];
  }, [t, names]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  const hour = data.rows.find((row) => keyOf(row) === selected);
  const sum = (key: 'asked' | 'confirmed') =>
    sayNumber(data.rows.reduce((all, row) => all + row[key], 0));
  return (
    <div class="cols">
      <Table
        label={t('requests.hours')}
        title={t('requests.hoursTitle', { asked: sum('asked'), taken: sum('confirmed') })}
        rows={data.rows}
        columns={columns}
        keyOf={keyOf}
        selected={selected}
        onSelect={setSelected}
        groupOf={({ branch }) => sayKey(data.names, branch)}
        tools={tabs}
        empty={<Empty title={t('requests.hoursEmpty')}>{t('requests.hoursEmptyText')}</Empty>}
      >
        {mayAct && hour !== undefined && (
          <HourPlaces key={hour.branch} hour={hour} names={data.names} onChange={reload} />
        )}
      </Table>
    </div>
  );
}
