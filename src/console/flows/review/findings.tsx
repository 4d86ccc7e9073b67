import { useEffect, useRef } from 'preact/hooks';
import type { Flow, GuideFinding, GuideReport, Step } from '../../../domain/guide/index.ts';
import { Button, Note, StatusShape } from '../../ui/index.ts';
import { language, useWords } from '../../words/index.ts';
import { placeOf } from '../model/place-of.ts';
import { sayAnswer, textOf, titleOf } from '../say/say-answers.ts';

interface FindingsProps {
  readonly flow: Flow;
  readonly report: GuideReport;
  /** Number of the one that is open. */
  readonly open: number | undefined;
  readonly onOpen: (index: number | undefined) => void;
  readonly onShow: (finding: GuideFinding) => void;
  readonly onTry: (steps: readonly Step[]) => void;
}

/** What the checker found: words, the shortest answers that show it, and the way there (P3). */
export function Findings({ flow, report, open, onOpen, onShow, onTry }: FindingsProps) {
  const t = useWords();
  const { findings, skipped } = report;
  const opened = useRef<HTMLLIElement>(null);
  useEffect(() => opened.current?.scrollIntoView({ block: 'nearest' }), [open]);
  return (
    <>
      {findings.length === 0 && <Note tone="o">{t('flows.findingsNone')}</Note>}
      <ol class="findings" aria-label={t('flows.sideFindings')}>
        {findings.map((finding, index) => {
          const isOpen = open === index;
          const { severity, code, where, detail, detailVi, witness } = finding;
          return (
            <li
              key={`${code} ${where} ${String(index)}`}
              ref={isOpen ? opened : null}
              class={`found-one ${severity}${isOpen ? ' open' : ''}`}
            >
              <button
                type="button"
                class="found-head"
                aria-expanded={isOpen}
                onClick={() => {
                  onOpen(isOpen ? undefined : index);
                  if (!isOpen) onShow(finding);
                }}
              >
                <StatusShape status={severity} />
                <span>
                  <b>{t(`flows.code${code}`)}</b>
                  <span class="s m">{sayPlace(flow, where)}</span>
                </span>
                <span class="tag">{code}</span>
              </button>
              {isOpen && (
                <div class="found-body">
                  <p class="s m">{language.value === 'vi' ? detailVi : detail}</p>
                  {witness && <Witness flow={flow} steps={witness} />}
                  <div class="row wrap">
                    {witness && (
                      <Button kind="primary" icon="play" onPress={() => onTry(witness)}>
                        {t('flows.tryFrom')}
                      </Button>
                    )}
                    <Button onPress={() => onShow(finding)}>{t('flows.show')}</Button>
                  </div>
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {skipped.length > 0 && (
        <div class="skipped s m">
          <p>{t('flows.skipped', { codes: skipped.join(', ') })}</p>
          {skipped.includes('FIT') && <p>{t('flows.skippedFit')}</p>}
        </div>
      )}
    </>
  );
}

/** Where it is, in the flow's own words. */
function sayPlace(flow: Flow, where: string): string {
  const place = placeOf(flow, where);
  const locale = language.value;
  if (place.kind === 'state') return titleOf(flow, place.id, locale);
  if (place.kind === 'item') return textOf(flow, flow.items?.[place.id]?.label, locale);
  if (place.kind === 'list') {
    const item = flow.lists?.[place.id]?.[place.line ?? -1]?.item ?? '';
    const label = textOf(flow, flow.items?.[item]?.label, locale);
    return label === '' ? place.id : `${place.id}: ${label}`;
  }
  if (place.kind === 'source') {
    return flow.sources.find(({ id }) => id === place.id)?.ref ?? place.id;
  }
  if (place.kind === 'invariant') {
    return flow.invariants?.find(({ id }) => id === place.id)?.say ?? place.id;
  }
  return place.kind === 'flow' ? where : place.id;
}

/** The fewest answers that show something, numbered as on the drawing. */
export function Witness({ flow, steps }: { readonly flow: Flow; readonly steps: readonly Step[] }) {
  const t = useWords();
  const locale = language.value;
  return (
    <>
      <h2>{t('flows.witness')}</h2>
      <ol class="witness">
        {steps.map(({ state, variable, answer }, index) => (
          <li key={`${state} ${String(index)}`}>
            <i>{index + 1}</i>
            <span>
              <span class="m">{titleOf(flow, state, locale)}</span>{' '}
              <b>{sayAnswer(flow, variable, answer, locale, t)}</b>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
