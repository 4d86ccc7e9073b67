import './insight.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  DoneAnswerSchema,
  InsightAnswerSchema,
  type InsightSpan,
  insightPaths,
  insightSpans,
  type Missed,
  SynonymAnswerSchema,
} from '../../domain/api/console/index.ts';
import { go, type PageProps, useConsole, useLive, useMay } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import type { LinkProblem } from '../link/index.ts';
import {
  Button,
  type Column,
  Empty,
  Note,
  Plot,
  Problem,
  Segments,
  Skeleton,
  Table,
} from '../ui/index.ts';
import { sayDate, sayNumber, useWords, type Words } from '../words/index.ts';
import { foundShares, saySearches } from './findings.ts';
import { LeadPanel } from './lead-panel.tsx';
import { SidePanels } from './side-panels.tsx';
import { Trend } from './trend.tsx';

const keyOf = ({ name }: Missed) => name;
/** Counts come once a day; a look each five minutes is more than enough, ms. */
const everyMs = 300_000;
/** While weeks are being added up, ms. */
const addingMs = 5_000;

function columnsFor(
  t: Words,
  span: InsightSpan,
  choose: ((missed: Missed) => void) | undefined,
): readonly Column<Missed>[] {
  const sure = { high: 'insight.sureHigh', middle: 'insight.sureMiddle' } as const;
  const maybe = ({ candidates }: Missed) => {
    const [first] = candidates;
    return first === undefined ? t('insight.none') : `${first.name} · ${t(sure[first.sure])}`;
  };
  const done = ({ drafts, wantedBy }: Missed) => {
    if (drafts.length > 0) return t('insight.drafted', { services: drafts.join(', ') });
    return wantedBy === null ? '' : t('insight.wanted', { name: wantedBy });
  };
  return [
    {
      key: 'name',
      title: t('insight.words'),
      width: 172,
      text: ({ name }) => name,
      weight: 'bold',
    },
    {
      key: 'count',
      title: t('insight.count'),
      width: 64,
      isNumber: true,
      text: ({ count }) => sayNumber(count),
      value: ({ count }) => count,
    },
    // One week alone has no steps.
    ...(span === '7d'
      ? []
      : [
          {
            key: 'trend',
            title: t(`insight.s${span}`),
            width: 84,
            text: ({ steps }: Missed) => steps.map((step) => step ?? '–').join(' '),
            draw: ({ steps }: Missed) => <Trend steps={steps} />,
          },
        ]),
    {
      key: 'wards',
      title: t('insight.wards'),
      width: 68,
      isNumber: true,
      text: ({ wards }) => sayNumber(wards),
      value: ({ wards }) => wards,
    },
    { key: 'maybe', title: t('insight.maybe'), text: maybe, weight: 'grey' },
    {
      key: 'do',
      title: '',
      width: 188,
      text: done,
      draw: (missed) => {
        const { drafts, candidates, wantedBy } = missed;
        if (drafts.length > 0 || wantedBy !== null || choose === undefined) return done(missed);
        return candidates.length > 0 ? (
          <Button icon="plus" onPress={() => choose(missed)}>
            {t('insight.add')}
          </Button>
        ) : (
          <Button onPress={() => choose(missed)}>{t('insight.choose')}</Button>
        );
      },
    },
  ];
}

/** What residents look for and do not find; two presses make a synonym of it. */
export function View({ query }: PageProps) {
  const t = useWords();
  const { link } = useConsole();
  const mayEdit = useMay('editor');
  const span = insightSpans.find((one) => one === query.get('span')) ?? '12w';
  const [isAdding, setAdding] = useState(false);
  const { data, problem, reload } = useLive(
    InsightAnswerSchema,
    `${insightPaths.insight}?span=${span}`,
    isAdding ? addingMs : everyMs,
  );
  const pending = data?.pending ?? 0;
  useEffect(() => setAdding(pending > 0), [pending]);
  const [selected, setSelected] = useState<string>();
  const [asking, setAsking] = useState<Missed>();
  const [added, setAdded] = useState<string>();
  const [failed, setFailed] = useState<LinkProblem>();
  const columns = useMemo(
    () => columnsFor(t, span, mayEdit ? setAsking : undefined),
    [t, span, mayEdit],
  );
  const shares = useMemo(() => (data === undefined ? [] : foundShares(data)), [data]);
  const x = useMemo(
    () => (data?.steps ?? []).map((day) => Date.parse(`${day}T00:00:00+07:00`) / 1000),
    [data],
  );
  const add = async (words: string, service: string) => {
    const answer = await link.post(SynonymAnswerSchema, insightPaths.synonyms, { words, service });
    setFailed(answer.ok ? undefined : answer.error);
    // What was not taken stays asked for.
    if (!answer.ok) return;
    setAdded(answer.value.id);
    setAsking(undefined);
    reload();
  };
  const want = async (words: string) => {
    const answer = await link.post(DoneAnswerSchema, insightPaths.wanted, { words });
    setFailed(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    setAsking(undefined);
    reload();
  };
  const undo = async () => {
    if (added === undefined) return;
    const answer = await link.delete(DoneAnswerSchema, insightPaths.synonym(added));
    setFailed(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    setAdded(undefined);
    reload();
  };
  const start = () => {
    const row = data?.missed.find(({ name }) => name === selected);
    if (mayEdit && row !== undefined) setAsking(row);
  };
  useKeys([
    { keys: 'S', says: t('insight.keyAdd'), inFoot: mayEdit, run: start },
    { keys: 'Ctrl Z', says: t('insight.undo'), run: () => void undo() },
  ]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  return (
    <div class="insight">
      <header class="head">
        <h1>{t('insight.title')}</h1>
        <Segments
          label={t('insight.span')}
          value={span}
          options={insightSpans.map((value: InsightSpan) => ({
            value,
            text: t(`insight.s${value}`),
          }))}
          onChoose={(next) => go(`insight?span=${next}`)}
        />
      </header>
      {data.firstOn !== null && (
        <Note tone="n">
          <b>{t('insight.firstOn', { day: sayDate(data.firstOn) })}</b>
          <p class="m">{t(data.isPilot ? 'insight.firstWhyPilot' : 'insight.firstWhy')}</p>
        </Note>
      )}
      {pending > 0 && <Note tone="n">{t('insight.pending', { count: sayNumber(pending) })}</Note>}
      <div class="insight-cols">
        <div class="insight-main">
          <section>
            <h2 class="m s">{t('insight.found')}</h2>
            <Plot
              title={saySearches(t, shares)}
              x={x}
              series={[{ name: t('insight.found'), values: shares }]}
              unit=" %"
              range={[0, 100]}
              hasKey
            />
          </section>
          {failed !== undefined && <Problem problem={failed} />}
          {asking !== undefined && (
            <LeadPanel
              key={asking.name}
              missed={asking}
              onLead={(service) => void add(asking.name, service)}
              onWant={() => void want(asking.name)}
              onClose={() => setAsking(undefined)}
            />
          )}
          {added !== undefined && (
            <Note tone="o">
              <div class="row">
                {t('insight.added')}
                <Button kind="quiet" icon="undo" keys="Ctrl Z" onPress={() => void undo()}>
                  {t('insight.undo')}
                </Button>
              </div>
            </Note>
          )}
          <Table
            label={t('insight.missed')}
            rows={data.missed}
            columns={columns}
            keyOf={keyOf}
            selected={selected}
            onSelect={setSelected}
            onOpen={start}
            rowHeight={32}
            empty={<Empty title={t('insight.emptyTitle')}>{t('insight.emptyText')}</Empty>}
            note={`${t(data.isPilot ? 'insight.rulePilot' : 'insight.rule')} ${t('insight.suppressed', { count: sayNumber(data.suppressed) })}`}
          />
        </div>
        <SidePanels data={data} />
      </div>
    </div>
  );
}
