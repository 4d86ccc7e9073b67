import type { FleetLine, StripsAnswer } from '../../domain/api/console/index.ts';
import { truths } from '../../domain/fleet/index.ts';
import { type Column, Status } from '../ui/index.ts';
import { sayNumber, saySpan, sayTime, type Words } from '../words/index.ts';
import { sayReason } from './say-reason.ts';
import { Strip } from './strip.tsx';

const dayMs = 86_400_000;

/**
 * Room for columns: all of them; beside the drawer, which says the detail; on a small screen, where
 * the drawer that covers the table says the place and shows the day.
 */
export type FleetRoom = 'wide' | 'beside' | 'small';

/** State first, name bold, then grey (visual-console.md, Table). */
export function fleetColumns(
  t: Words,
  nowMs: number,
  strips: StripsAnswer | undefined,
  room: FleetRoom,
): readonly Column<FleetLine>[] {
  const heard = ({ heard: at }: FleetLine) =>
    at === null ? t('fleet.never') : saySpan(t, Math.max(0, nowMs - at));
  const detail = (line: FleetLine) =>
    line.truth === 'well'
      ? line.paper === 'low'
        ? t('fleet.paperLow')
        : ''
      : line.truth === 'down' && line.heard !== null
        ? t('fleet.asOf', { time: sayTime(line.heard, false) })
        : sayReason(t, line.reason);
  const columns: readonly Column<FleetLine>[] = [
    {
      key: 'truth',
      title: t('fleet.state'),
      width: 128,
      text: ({ truth }) => t(`ui.${truth}`),
      value: ({ truth }) => truths.indexOf(truth),
      draw: ({ truth }) => <Status status={truth} />,
    },
    { key: 'p', title: t('fleet.kiosk'), width: 76, text: ({ p }) => p, weight: 'bold' },
    { key: 'b', title: t('fleet.place'), text: ({ b }) => b },
    { key: 'w', title: t('fleet.ward'), width: 128, text: ({ w }) => w, weight: 'grey' },
    {
      key: 'heard',
      title: t('fleet.heard'),
      width: 84,
      isNumber: true,
      text: heard,
      value: ({ heard: at }) => (at === null ? Number.MAX_SAFE_INTEGER : -at),
    },
    {
      key: 'day',
      title: t('fleet.day'),
      width: 84,
      text: ({ since }) => saySpan(t, Math.max(0, nowMs - since)),
      value: ({ since }) => -since,
      draw: ({ k, truth }) => (
        <Strip
          changes={strips?.strips[k]}
          truth={truth}
          fromMs={strips?.fromMs ?? nowMs - dayMs}
          nowMs={strips?.nowMs ?? nowMs}
        />
      ),
    },
    {
      key: 'q',
      title: t('fleet.waiting'),
      width: 72,
      isNumber: true,
      text: ({ q }) => sayNumber(q),
      value: ({ q }) => q,
    },
    {
      key: 'detail',
      title: t('fleet.detail'),
      // On a small screen it takes what is left.
      ...(room !== 'small' && { width: 208 }),
      text: detail,
      weight: 'grey',
    },
  ];
  const left: Readonly<Record<FleetRoom, readonly string[]>> = {
    wide: [],
    beside: ['detail'],
    small: ['b', 'day'],
  };
  return columns.filter(({ key }) => !left[room].includes(key));
}
