import { useMemo, useState } from 'preact/hooks';
import {
  type TranslationRow,
  TranslationsSchema,
  translationsMax,
  translationsPath,
} from '../../../domain/api/console/index.ts';
import { translationStates } from '../../../domain/check/index.ts';
import { go, useConsole, useLive, useMay } from '../../frame/index.ts';
import type { LinkProblem } from '../../link/index.ts';
import {
  Button,
  type Column,
  Drawer,
  Empty,
  Field,
  Note,
  Problem,
  Segments,
  Skeleton,
  Status,
  Table,
} from '../../ui/index.ts';
import { sayNumber, useWords, type Words } from '../../words/index.ts';
import { saveText, withApproval, withEnglish } from './save-text.ts';
import { sayPath } from './say-path.ts';
import { stateShapes, stateWords } from './states.ts';

const pages = { procedure: 'procedures', place: 'places', notice: 'notices' } as const;
const keyOf = ({ kind, id, path }: TranslationRow) => `${kind}/${id}/${path}`;
/** Others translate too: their work shows within half a minute. */
const everyMs = 30_000;

function columnsFor(t: Words): readonly Column<TranslationRow>[] {
  return [
    {
      key: 'state',
      title: t('editor.state'),
      width: 120,
      text: ({ state }) => t(stateWords[state]),
      draw: ({ state }) => <Status status={stateShapes[state]}>{t(stateWords[state])}</Status>,
    },
    { key: 'title', title: t('editor.trDocument'), width: 220, text: ({ title }) => title },
    {
      key: 'path',
      title: t('editor.trField'),
      width: 190,
      text: ({ path }) => sayPath(t, path),
      weight: 'grey',
    },
    { key: 'vi', title: t('editor.trSource'), text: ({ vi }) => vi, weight: 'bold' },
    { key: 'en', title: t('editor.trEnglish'), text: ({ en }) => en },
  ];
}

/** Every text that we wrote in both languages: what is missing, stale, new, approved (P8). */
export function Translations({ query }: { readonly query: URLSearchParams }) {
  const t = useWords();
  const state = translationStates.find((one) => one === query.get('state')) ?? 'missing';
  const { data, problem, reload } = useLive(
    TranslationsSchema,
    `${translationsPath}?state=${state}`,
    everyMs,
  );
  const [selected, setSelected] = useState<string>();
  const columns = useMemo(() => columnsFor(t), [t]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  const { counts, rows } = data;
  const at = rows.findIndex((row) => keyOf(row) === selected);
  const row = rows[at];
  return (
    <div class={`cols${row === undefined ? '' : ' has-drawer'}`}>
      <Table
        label={t('editor.translations')}
        title={t('editor.trSummary', {
          missing: sayNumber(counts.missing),
          stale: sayNumber(counts.stale),
          fresh: sayNumber(counts.new),
          approved: sayNumber(counts.approved),
        })}
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        selected={selected}
        onSelect={setSelected}
        tools={
          <Segments
            label={t('editor.stateFilter')}
            value={state}
            options={translationStates.map((value) => ({ value, text: t(stateWords[value]) }))}
            onChoose={(value) => go(`translations?state=${value}`, { replace: true })}
          />
        }
        empty={<Empty title={t('editor.trEmptyTitle')}>{t('editor.trEmptyText')}</Empty>}
        note={`${t('editor.trRegister', { count: sayNumber(data.registerEntries) })} ${
          rows.length >= translationsMax
            ? t('editor.trMany', { count: sayNumber(rows.length) })
            : ''
        }`}
      />
      {row !== undefined && (
        <OneText
          key={keyOf(row)}
          row={row}
          onDone={() => {
            const next = rows[at + 1];
            setSelected(next === undefined ? undefined : keyOf(next));
            reload();
          }}
          onClose={() => setSelected(undefined)}
        />
      )}
    </div>
  );
}

interface OneTextProps {
  readonly row: TranslationRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** One text: the Vietnamese to read, the English to write or to approve. */
function OneText({ row, onDone, onClose }: OneTextProps) {
  const t = useWords();
  const { link } = useConsole();
  const mayEdit = useMay('editor');
  const [en, setEn] = useState(row.en);
  const [problem, setProblem] = useState<LinkProblem>();
  const save = async (change: (body: unknown) => unknown) => {
    const failed = await saveText(link, row, change);
    setProblem(failed);
    if (failed === undefined) onDone();
  };
  const page = row.kind in pages ? pages[row.kind as keyof typeof pages] : undefined;
  return (
    <Drawer
      title={row.title}
      sub={sayPath(t, row.path)}
      onClose={onClose}
      width={420}
      actions={
        mayEdit && (
          <>
            <Button
              kind="primary"
              closed={en.trim() === '' || en === row.en ? t('editor.trNothing') : undefined}
              onPress={() => void save(withEnglish(row, en))}
            >
              {t('editor.trSave')}
            </Button>
            {row.state === 'stale' && (
              <Button onPress={() => void save(withApproval(row))}>
                {t('editor.fixStillRight')}
              </Button>
            )}
          </>
        )
      }
    >
      <section class="form">
        <p lang="vi">{row.vi}</p>
        <Field
          label={t('editor.trEnglish')}
          value={en}
          onInput={setEn}
          lines={5}
          lengthMax={600}
          readOnly={!mayEdit}
        />
        {row.state === 'stale' && <Note tone="w">{t('editor.trStaleText')}</Note>}
        {problem !== undefined && <Problem problem={problem} />}
        {page !== undefined && <a href={`/console/${page}/${row.id}`}>{t('editor.trOpen')}</a>}
      </section>
    </Drawer>
  );
}
