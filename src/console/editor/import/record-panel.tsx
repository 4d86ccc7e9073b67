import { useMemo, useState } from 'preact/hooks';
import {
  ImportRecordSchema,
  type ImportRow,
  importPaths,
} from '../../../domain/api/console/index.ts';
import {
  type FieldChange,
  importedFields,
  namePart,
  sayPart,
} from '../../../domain/change/index.ts';
import { useLive } from '../../frame/index.ts';
import { Button, Drawer, Note, Problem, Skeleton } from '../../ui/index.ts';
import { language, useWords } from '../../words/index.ts';
import { sayPlace, sayReason } from './say-row.ts';

interface PanelProps {
  readonly id: string;
  readonly row: ImportRow;
  readonly onDecide: (body: unknown) => Promise<void>;
  readonly onClose: () => void;
}

/** One record beside what is written now: every field that differs, to accept or to refuse. */
export function RecordPanel({ id, row, onDecide, onClose }: PanelProps) {
  const t = useWords();
  const { data, problem, reload } = useLive(
    ImportRecordSchema,
    importPaths.record(id, row.place),
    60_000,
  );
  const changes = useMemo(
    () =>
      data === undefined || data.current === null || data.incoming === null
        ? []
        : importedFields(data.current, data.incoming, data.unsaid),
    [data],
  );
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const accepted = changes.filter(({ path }) => !refused.has(path));
  const isNew = row.outcome === 'new';
  const isKnown = row.outcome === 'changed' || row.outcome === 'same';
  const isOpen = row.outcome === 'new' || row.outcome === 'changed';
  const take = async () => {
    await onDecide({
      decision: 'take',
      places: [row.place],
      ...(!isNew && refused.size > 0 && { fields: accepted.map(({ path }) => path) }),
    });
    reload();
  };
  return (
    <Drawer
      title={row.title === '' ? row.code : row.title}
      sub={`${row.code} · ${sayPlace(t, row.at)}`}
      onClose={onClose}
      width={480}
      actions={
        isOpen && (
          <>
            <Button
              kind="primary"
              closed={!isNew && accepted.length === 0 ? t('import.noField') : undefined}
              onPress={() => void take()}
            >
              {isNew
                ? t('import.takeNew')
                : t('import.takeFields', { count: accepted.length, all: changes.length })}
            </Button>
            <Button onPress={() => void onDecide({ decision: 'leave', places: [row.place] })}>
              {t('import.leave')}
            </Button>
          </>
        )
      }
    >
      <section>
        {data === undefined &&
          (problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />)}
        {row.outcome === 'refused' && (
          <Note tone="e">
            <b>{t('import.refusedBecause', { reason: sayReason(t, row.reason) })}</b>
            <p>{row.detail}</p>
          </Note>
        )}
        {row.isOurs && <Note tone="w">{t('import.oursText')}</Note>}
        {isKnown && data !== undefined && changes.length === 0 && (
          <Note tone="o">{t('import.sameNow')}</Note>
        )}
        {isNew && <p class="m">{t('import.newText')}</p>}
        <ul class="fielddiff">
          {changes.map((change) => (
            <FieldLine
              key={change.path}
              change={change}
              isAccepted={!refused.has(change.path)}
              onAccept={(is) => {
                const next = new Set(refused);
                if (is) next.delete(change.path);
                else next.add(change.path);
                setRefused(next);
              }}
            />
          ))}
        </ul>
      </section>
    </Drawer>
  );
}

interface LineProps {
  readonly change: FieldChange;
  readonly isAccepted: boolean;
  readonly onAccept: (isAccepted: boolean) => void;
}

function FieldLine({ change, isAccepted, onAccept }: LineProps) {
  const t = useWords();
  const { path, before, after } = change;
  const lang = language.value;
  const title = namePart('procedure', path)[lang];
  const say = (value: unknown) => sayPart('procedure', path, value)[lang];
  return (
    <li class={isAccepted ? '' : 'off'}>
      <label class="check">
        <input
          type="checkbox"
          checked={isAccepted}
          onChange={(event) => onAccept(event.currentTarget.checked)}
        />
        <b>{title}</b>
      </label>
      <del>
        <span class="m s">{t('import.now')}: </span>
        {say(before)}
      </del>
      <ins>
        <span class="m s">{t('import.inFile')}: </span>
        {say(after)}
      </ins>
    </li>
  );
}
