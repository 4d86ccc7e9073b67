import { Button, Field } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import type { Selected } from '../model/selected.ts';
import { Name, Whole } from './choose.tsx';
import type { EditProps } from './edit-props.ts';

interface SourcesProps extends EditProps {
  readonly selected: Selected | undefined;
  readonly today: string;
}

/** What the flow stands on, with its days (P6); dated numbers (P11); laws and cases. */
export function SourcesEditor({ flow, edit, selected, today }: SourcesProps) {
  const t = useWords();
  const isReadOnly = edit === undefined;
  const free = () => {
    for (let number = flow.sources.length + 1; ; number += 1) {
      const id = `source-${number}`;
      if (!flow.sources.some((source) => source.id === id)) return id;
    }
  };
  return (
    <div class="sheet-edit">
      <h2>{t('flows.sources')}</h2>
      {flow.sources.map((source) => {
        const set = (next: typeof source, field: string) =>
          edit?.({ do: 'setSource', source: next }, `source ${source.id} ${field}`);
        const isAt = selected?.kind === 'source' && selected.id === source.id;
        return (
          <section
            key={source.id}
            class={isAt ? 'part at' : 'part'}
            data-place={`source ${source.id}`}
          >
            <div class="source-grid">
              <Field
                label={t('flows.sourceRef')}
                source={source.id}
                value={source.ref}
                readOnly={isReadOnly}
                lengthMax={600}
                onInput={(ref) => set({ ...source, ref }, 'ref')}
              />
              <Field
                label={t('flows.sourceUrl')}
                value={source.url ?? ''}
                readOnly={isReadOnly}
                onInput={(url) => {
                  const { url: _, ...rest } = source;
                  set(url === '' ? rest : { ...rest, url }, 'url');
                }}
              />
            </div>
            <div class="row wrap">
              <Field
                isDate
                label={t('flows.checkedOn')}
                value={source.checkedOn}
                readOnly={isReadOnly}
                onInput={(checkedOn) => set({ ...source, checkedOn }, 'on')}
              />
              <Field
                isDate
                label={t('flows.recheckBy')}
                value={source.recheckBy}
                readOnly={isReadOnly}
                finding={
                  source.recheckBy <= today
                    ? { status: 'error', text: t('flows.codeSTALE') }
                    : undefined
                }
                onInput={(recheckBy) => set({ ...source, recheckBy }, 'by')}
              />
              <Name
                isShown
                label={t('flows.checkedBy')}
                value={source.checkedBy ?? ''}
                readOnly={isReadOnly}
                onName={(checkedBy) => set({ ...source, checkedBy }, 'who')}
              />
              {edit && (
                <Button kind="quiet" onPress={() => edit({ do: 'removeSource', id: source.id })}>
                  {t('flows.remove')}
                </Button>
              )}
            </div>
          </section>
        );
      })}
      {edit && (
        <Button
          icon="plus"
          onPress={() =>
            edit({
              do: 'setSource',
              source: { id: free(), ref: '…', checkedOn: today, recheckBy: halfYearAfter(today) },
            })
          }
        >
          {t('flows.addSource')}
        </Button>
      )}
      <Facts flow={flow} edit={edit} selected={selected} />
      <h2>{t('flows.invariants')}</h2>
      <ul>
        {(flow.invariants ?? []).map(({ id, say }) => (
          <li
            key={id}
            class={selected?.kind === 'invariant' && selected.id === id ? 'part at' : 'part'}
          >
            <span class="tag">{id}</span> {say}
          </li>
        ))}
      </ul>
      <h2>{t('flows.tests')}</h2>
      <ul>
        {(flow.tests ?? []).map((test, index) => (
          <li key={test.name} class="part row wrap">
            <span>{test.name}</span>
            <span class="f s">{test.expect.outcome}</span>
            {edit && (
              <Button
                kind="quiet"
                onPress={() =>
                  edit({
                    do: 'setTests',
                    tests: (flow.tests ?? []).filter((_, other) => other !== index),
                  })
                }
              >
                {t('flows.removeTest')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Facts({ flow, edit, selected }: EditProps & Pick<SourcesProps, 'selected'>) {
  const t = useWords();
  const isReadOnly = edit === undefined;
  const facts = Object.entries(flow.facts ?? {});
  if (facts.length === 0) return null;
  return (
    <>
      <h2>{t('flows.facts')}</h2>
      {facts.map(([name, values]) => (
        <section
          key={name}
          class={selected?.kind === 'fact' && selected.id === name ? 'part at' : 'part'}
          data-place={`fact ${name}`}
        >
          <h2>{name}</h2>
          {values.map((value, index) => {
            const set = (next: typeof value) =>
              edit?.({ do: 'setFact', name, values: values.with(index, next) }, `fact ${name}`);
            return (
              <div key={String(index)} class="row wrap">
                <Whole
                  isShown
                  label={t('flows.value')}
                  value={value.value}
                  readOnly={isReadOnly}
                  onChange={(next) => set({ ...value, value: next })}
                />
                <Field
                  isDate
                  label={t('flows.factFrom')}
                  value={value.from}
                  readOnly={isReadOnly}
                  onInput={(from) => set({ ...value, from })}
                />
                <Field
                  isDate
                  label={t('flows.factUntil')}
                  value={value.until ?? ''}
                  readOnly={isReadOnly}
                  onInput={(until) => {
                    const { until: _, ...rest } = value;
                    set(until === '' ? rest : { ...rest, until });
                  }}
                />
              </div>
            );
          })}
        </section>
      ))}
    </>
  );
}

function halfYearAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 182 * 86_400_000).toISOString().slice(0, 10);
}
