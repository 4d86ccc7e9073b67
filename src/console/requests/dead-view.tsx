import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import {
  type DeadAnswer,
  DeadAnswerSchema,
  ReplayAnswerSchema,
  requestPaths,
} from '../../domain/api/console/index.ts';
import { useConsole, useLive, useMay } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, type Column, Empty, Note, Problem, Skeleton, Status, Table } from '../ui/index.ts';
import { sayDateTime, sayNumber, useWords } from '../words/index.ts';
import { sayProblem } from './say-problem.ts';
import { sayKind } from './say-request.ts';

type Letter = DeadAnswer['letters'][number];
const keyOf = ({ id }: Letter) => id;

/** What could not be handed over: why, and once more. */
export function DeadView({ tabs }: { readonly tabs: ComponentChildren }) {
  const t = useWords();
  const { link } = useConsole();
  const mayAct = useMay('operator');
  const { data, problem, reload } = useLive(DeadAnswerSchema, requestPaths.dead);
  const [selected, setSelected] = useState<string>();
  const [count, setCount] = useState<number>();
  const [failed, setFailed] = useState<LinkProblem>();
  const columns = useMemo<readonly Column<Letter>[]>(
    () => [
      {
        key: 'state',
        title: t('requests.status'),
        width: 160,
        text: ({ state }) => t(state === 'dead' ? 'requests.deadDead' : 'requests.deadFailed'),
        draw: ({ state }) => (
          <Status status="error">
            {t(state === 'dead' ? 'requests.deadDead' : 'requests.deadFailed')}
          </Status>
        ),
      },
      {
        key: 'number',
        title: t('requests.number'),
        width: 160,
        text: ({ kiosk, seq }) => `${kiosk} ${seq}`,
        weight: 'bold',
      },
      { key: 'kind', title: t('requests.kind'), width: 128, text: ({ kind }) => sayKind(t, kind) },
      {
        key: 'reason',
        title: t('requests.reason'),
        text: ({ reason }) => (reason === null ? '' : sayProblem(t, reason)),
      },
      {
        key: 'attempts',
        title: t('requests.attempts'),
        width: 72,
        isNumber: true,
        text: ({ attempts }) => sayNumber(attempts),
        value: ({ attempts }) => attempts,
      },
      {
        key: 'at',
        title: t('requests.from'),
        width: 144,
        weight: 'grey',
        text: ({ receivedMs }) => sayDateTime(receivedMs),
        value: ({ receivedMs }) => receivedMs,
      },
    ],
    [t],
  );
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  const replay = async (id: string | null) => {
    const answer = await link.post(ReplayAnswerSchema, requestPaths.replay, { id });
    setFailed(answer.ok ? undefined : answer.error);
    if (answer.ok) setCount(answer.value.count);
    reload();
  };
  return (
    <div class="cols">
      <Table
        label={t('requests.deadShort')}
        title={t('requests.deadTitle', { count: sayNumber(data.letters.length) })}
        rows={data.letters}
        columns={columns}
        keyOf={keyOf}
        selected={selected}
        onSelect={setSelected}
        tools={tabs}
        empty={<Empty title={t('requests.deadEmpty')}>{t('requests.deadText')}</Empty>}
      >
        {failed !== undefined && <Problem problem={failed} />}
        {count !== undefined && (
          <Note tone="o">{t('requests.replayed', { count: sayNumber(count) })}</Note>
        )}
        {mayAct && data.letters.length > 0 && (
          <div class="marks row">
            {selected !== undefined && (
              <Button onPress={() => void replay(selected)}>{t('requests.replay')}</Button>
            )}
            <Button onPress={() => void replay(null)}>{t('requests.replayAll')}</Button>
          </div>
        )}
      </Table>
    </div>
  );
}
