import { useMemo, useState } from 'preact/hooks';
import {
  ReleaseListSchema,
  type ReleaseView,
  releasePaths,
} from '../../domain/api/console/index.ts';
import { go, useLive, useMay } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import { Button, type Column, Empty, Problem, Skeleton, Status, Table } from '../ui/index.ts';
import { releaseStates, sayDateTime, useWords, type Words } from '../words/index.ts';
import { sayReason, sayRing, stateStatus } from './say-state.ts';

const keyOf = ({ id }: ReleaseView) => id;
/** Looked at again, ms: somebody else may sign meanwhile. */
const everyMs = 10_000;

function columnsFor(t: Words): readonly Column<ReleaseView>[] {
  return [
    {
      key: 'state',
      title: t('publish.state'),
      width: 168,
      text: ({ state }) => t(releaseStates[state]),
      draw: ({ state }) => <Status status={stateStatus[state]}>{t(releaseStates[state])}</Status>,
    },
    {
      key: 'version',
      title: t('publish.version'),
      width: 72,
      isNumber: true,
      text: ({ contentVersion }) => String(contentVersion),
      value: ({ contentVersion }) => contentVersion,
    },
    { key: 'note', title: t('publish.note'), text: ({ note }) => note, weight: 'bold' },
    {
      key: 'ring',
      title: t('publish.ring'),
      width: 80,
      isNumber: true,
      text: (release) => sayRing(release),
    },
    {
      key: 'reason',
      title: t('publish.reason'),
      width: 240,
      text: ({ reason }) => sayReason(t, reason),
    },
    {
      key: 'by',
      title: t('publish.madeBy'),
      width: 140,
      text: ({ madeByName, madeBy }) => madeByName || madeBy,
      weight: 'grey',
    },
    {
      key: 'at',
      title: t('publish.madeAt'),
      width: 136,
      text: ({ madeAt }) => sayDateTime(madeAt),
      value: ({ madeAt }) => Date.parse(madeAt),
      weight: 'grey',
    },
  ];
}

/** Every release, newest first: the history, and the one on its way. */
export function ListView() {
  const t = useWords();
  const mayMake = useMay('editor', 'approver');
  const mayPublish = useMay('approver');
  const { data, problem, reload } = useLive(ReleaseListSchema, releasePaths.list, everyMs);
  const columns = useMemo(() => columnsFor(t), [t]);
  const [selected, setSelected] = useState<string>();
  const releases = data?.releases ?? [];
  const open = releases.find(({ state }) => ['draft', 'signed', 'running', 'held'].includes(state));
  const make = () => go(open === undefined ? 'publish/next' : `publish/${open.id}`);
  useKeys([
    ...(mayMake ? [{ keys: 'N', says: t('publish.next'), inFoot: true, run: make }] : []),
    { keys: 'A', says: t('publish.appsShort'), inFoot: true, run: () => go('publish/apps') },
    { keys: 'P', says: t('publish.keyShort'), inFoot: true, run: () => go('publish/key') },
  ]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  return (
    <Table
      label={t('publish.title')}
      title={
        open === undefined
          ? [
              t('publish.summaryNone', { count: releases.length }),
              data.standing === null ? '' : t('publish.standing', { version: data.standing }),
            ]
              .filter(Boolean)
              .join(' · ')
          : t('publish.summaryOpen', { note: open.note, state: t(releaseStates[open.state]) })
      }
      rows={releases}
      columns={columns}
      keyOf={keyOf}
      selected={selected}
      onSelect={setSelected}
      onOpen={(key) => go(`publish/${key}`)}
      tools={
        <>
          <Button icon="download" keys="A" onPress={() => go('publish/apps')}>
            {t('publish.appsShort')}
          </Button>
          {mayPublish && (
            <Button icon="key" keys="P" onPress={() => go('publish/key')}>
              {t('publish.keyShort')}
            </Button>
          )}
          {mayMake && (
            <Button icon={open === undefined ? 'plus' : 'arrow'} keys="N" onPress={make}>
              {t(open === undefined ? 'publish.next' : 'publish.goOpen')}
            </Button>
          )}
        </>
      }
      empty={
        <Empty title={t('publish.emptyTitle')}>
          <span>{t('publish.emptyText')}</span>
          {data.standing !== null && (
            <span>{t('publish.standingFirst', { version: data.standing })}</span>
          )}
          {mayMake && <Button onPress={make}>{t('publish.next')}</Button>}
        </Empty>
      }
      note={t('publish.listNote')}
    >
      {problem !== undefined && <Problem problem={problem} onRetry={reload} />}
    </Table>
  );
}
