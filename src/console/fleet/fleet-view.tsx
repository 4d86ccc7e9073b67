import { useEffect, useMemo, useState } from 'preact/hooks';
import { type FleetLine, fleetPaths, StripsAnswerSchema } from '../../domain/api/console/index.ts';
import { type Truth, truths } from '../../domain/fleet/index.ts';
import { go, useLive, useMay } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import {
  Button,
  Empty,
  Note,
  Problem,
  Skeleton,
  StatusShape,
  Table,
  useSmallScreen,
} from '../ui/index.ts';
import { sayNumber, sayTime, useWords } from '../words/index.ts';
import { CommandDialog } from './command-dialog.tsx';
import { fleetColumns } from './fleet-columns.tsx';
import { rememberFleet } from './fleet-place.ts';
import { KioskDrawer } from './kiosk-drawer.tsx';
import { useFleet } from './use-fleet.ts';
import { WardPanel } from './ward-panel.tsx';
import { findOutage, wardKey, wardsOf } from './wards.ts';

/** Strips of the last day change slowly, ms. */
const stripsMs = 60_000;
const keyOf = (line: FleetLine) => line.k;

/** The words in the order of the strip: well first, then from the worst. */
const shown: readonly Truth[] = ['well', ...truths.filter((truth) => truth !== 'well')];

/** `?ward=` and `?truth=` filter, `?at=` has the drawer open: a link shows what its sender saw. */
export function FleetView({ query }: { readonly query: URLSearchParams }) {
  const t = useWords();
  const { fleet, problem, reload } = useFleet();
  const strips = useLive(StripsAnswerSchema, fleetPaths.strips, stripsMs).data;
  const mayAct = useMay('operator');
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [commanded, setCommanded] = useState<readonly string[]>();
  const ward = query.get('ward') ?? '';
  const truth = query.get('truth') ?? '';
  const at = query.get('at') ?? undefined;
  useEffect(() => rememberFleet(query), [query]);
  const to = (changes: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, value);
    }
    const search = next.toString();
    go(search === '' ? 'fleet' : `fleet?${search}`, { replace: true });
  };
  const lines = fleet?.lines;
  const inWard = useMemo(
    () => (lines ?? []).filter((line) => ward === '' || wardKey(line) === ward),
    [lines, ward],
  );
  const rows = useMemo(
    () => inWard.filter((line) => truth === '' || line.truth === truth),
    [inWard, truth],
  );
  const wards = useMemo(() => wardsOf(lines ?? []), [lines]);
  const outage = useMemo(() => findOutage(inWard), [inWard]);
  const nowMs = fleet?.nowMs ?? 0;
  const isSmall = useSmallScreen();
  const isBeside = at !== undefined && lines?.some(({ k }) => k === at) === true;
  const room = isSmall ? 'small' : isBeside ? 'beside' : 'wide';
  const columns = useMemo(() => fleetColumns(t, nowMs, strips, room), [t, nowMs, strips, room]);
  const chosen = marked.size > 0 ? [...marked] : at === undefined ? [] : [at];
  const command = () => chosen.length > 0 && mayAct && setCommanded(chosen);
  useKeys([
    ...(mayAct
      ? [
          { keys: 'C', says: t('fleet.sendCommand'), inFoot: true, run: command },
          { keys: 'N', says: t('fleet.newKiosk'), inFoot: true, run: () => go('fleet/new') },
        ]
      : []),
  ]);
  if (fleet === undefined) {
    return problem === undefined ? (
      <Skeleton rows={16} />
    ) : (
      <Problem problem={problem} onRetry={reload} />
    );
  }
  const count = (of: Truth) => inWard.reduce((sum, line) => sum + Number(line.truth === of), 0);
  const selected = fleet.lines.find(({ k }) => k === at);
  const bad = inWard.length - count('well');
  const summary = t('fleet.summary', { all: sayNumber(inWard.length), bad: sayNumber(bad) });
  const emptiness = !fleet.isLookedAt
    ? ({ title: 'fleet.notLookedTitle', text: t('fleet.notLookedText') } as const)
    : fleet.lines.length === 0
      ? ({ title: 'fleet.emptyTitle', text: t('fleet.emptyText') } as const)
      : ({
          title: 'fleet.noneTitle',
          text: t('fleet.noneText', { count: sayNumber(fleet.lines.length) }),
        } as const);
  const name = wards.find(({ key }) => key === ward)?.name ?? t('fleet.allWards');
  return (
    <div class="fleet">
      <div class="tiles" role="group" aria-label={t('fleet.state')}>
        {shown.map((one) => (
          <button
            key={one}
            type="button"
            class="tile"
            aria-pressed={truth === one}
            onClick={() => to({ truth: truth === one ? '' : one, at: '' })}
          >
            <span class="st">
              <StatusShape status={one} />
              {t(`ui.${one}`)}
            </span>
            <b>{sayNumber(count(one))}</b>
          </button>
        ))}
      </div>
      <div class="fleet-cols">
        <WardPanel wards={wards} ward={ward} onChoose={(key) => to({ ward: key, at: '' })} />
        <Table
          label={t('fleet.title')}
          keeps="fleet"
          title={
            <>
              {name} <span class="m">{summary}</span>
            </>
          }
          rows={rows}
          columns={columns}
          keyOf={keyOf}
          selected={at}
          onSelect={(key) => to({ at: key })}
          onOpen={(key) => go(`fleet/${key}`)}
          {...(mayAct && { marked, onMark: setMarked })}
          markedActions={
            <Button onPress={command} keys="C">
              {t('fleet.sendCommand')}
            </Button>
          }
          tools={
            <>
              <Button kind="quiet" onPress={() => go('fleet/revoked')}>
                {t('fleet.revokedTitle')}
              </Button>
              {mayAct && (
                <Button kind="quiet" icon="plus" onPress={() => go('fleet/new')}>
                  {t('fleet.newKiosk')}
                </Button>
              )}
            </>
          }
          empty={
            <Empty title={t(emptiness.title)}>
              <p>{emptiness.text}</p>
              {truth !== '' && (
                <Button onPress={() => to({ truth: '' })}>{t('fleet.filterClear')}</Button>
              )}
            </Empty>
          }
        >
          {outage !== undefined && (
            <Note tone="e">
              <p>
                <b>
                  {t('fleet.outage', {
                    count: sayNumber(outage.count),
                    ward: outage.ward || t('fleet.wardUnknown'),
                    minutes: outage.minutes,
                    time: sayTime(outage.fromMs, false),
                  })}
                </b>{' '}
                {t('fleet.outageHint')}
              </p>
            </Note>
          )}
        </Table>
        {selected !== undefined && (
          <KioskDrawer
            line={selected}
            nowMs={fleet.nowMs}
            published={fleet.published}
            onClose={() => to({ at: '' })}
            {...(mayAct && { onCommand: () => setCommanded([selected.k]) })}
          />
        )}
      </div>
      {commanded !== undefined && (
        <CommandDialog kiosks={commanded} onClose={() => setCommanded(undefined)} />
      )}
    </div>
  );
}
