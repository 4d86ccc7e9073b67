import { useMemo, useState } from 'preact/hooks';
import {
  fleetPaths,
  type RevokedAnswer,
  RevokedAnswerSchema,
} from '../../domain/api/console/index.ts';
import { go, useLive } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import { Button, type Column, Empty, Problem, Skeleton, Table } from '../ui/index.ts';
import { sayDateTime, sayNumber, useWords, type Words } from '../words/index.ts';

type Revoked = RevokedAnswer['kiosks'][number];
const keyOf = ({ kiosk }: Revoked) => kiosk;

const columnsFor = (t: Words): readonly Column<Revoked>[] => [
  { key: 'p', title: t('fleet.kiosk'), width: 84, text: ({ site }) => site.plate, weight: 'bold' },
  { key: 'b', title: t('fleet.place'), text: ({ site }) => `${site.building}, ${site.ward}` },
  { key: 'id', title: t('fleet.id'), width: 128, text: ({ kiosk }) => kiosk, weight: 'grey' },
  {
    key: 'at',
    title: t('fleet.revokedAt'),
    width: 160,
    text: ({ revokedMs }) => (revokedMs === null ? t('fleet.unknown') : sayDateTime(revokedMs)),
    value: ({ revokedMs }) => -(revokedMs ?? 0),
  },
  {
    key: 'back',
    title: t('fleet.restore'),
    width: 176,
    text: ({ isYoung }) => t(isYoung ? 'fleet.revokedYoung' : 'fleet.revokedOld'),
    weight: 'grey',
  },
];

/** Kiosks that were revoked: no other list has them, and for 30 days they can be taken back (P17). */
export function RevokedView() {
  const t = useWords();
  const { data, problem, reload } = useLive(RevokedAnswerSchema, fleetPaths.revoked);
  const [selected, setSelected] = useState<string>();
  const columns = useMemo(() => columnsFor(t), [t]);
  useKeys([{ keys: 'Esc', says: t('fleet.back'), run: () => go('fleet') }]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  return (
    <div class="cols">
      <Table
        label={t('fleet.revokedTitle')}
        title={t('fleet.revokedCount', { count: sayNumber(data.kiosks.length) })}
        rows={data.kiosks}
        columns={columns}
        keyOf={keyOf}
        selected={selected}
        onSelect={setSelected}
        onOpen={(kiosk) => go(`fleet/${kiosk}`)}
        tools={
          <Button kind="quiet" onPress={() => go('fleet')}>
            {t('fleet.back')}
          </Button>
        }
        empty={<Empty title={t('fleet.revokedNone')} />}
      />
    </div>
  );
}
