import type { InsightAnswer } from '../../domain/api/console/index.ts';
import { Button, saveCsv } from '../ui/index.ts';
import { sayNumber, useWords } from '../words/index.ts';
import { largestStop, sayFlow, sayFunnel, sayStep } from './findings.ts';

/** Steps that are drawn; the file has all. */
const stepsMax = 16;

/** How far residents come in one guided flow: each question and outcome that was reached. */
export function FunnelPanel({ funnel }: { readonly funnel: InsightAnswer['funnels'][number] }) {
  const t = useWords();
  const stop = largestStop(funnel)?.step;
  const first = funnel.steps[0]?.count ?? 1;
  return (
    <section>
      <h2>{sayFunnel(t, funnel)}</h2>
      <ul>
        {funnel.steps.slice(0, stepsMax).map((step) => (
          <li key={step.question} class="bar">
            <span title={`${sayStep(step)} (${step.question})`}>
              {step.isOutcome && <span class="m">{t('insight.outcomeMark')} </span>}
              {sayStep(step)}
            </span>
            <i
              class={step === stop ? 'stop' : ''}
              style={{ width: `${(step.count / first) * 100}%` }}
            />
            <span class="n">{sayNumber(step.count)}</span>
          </li>
        ))}
      </ul>
      <Button
        kind="quiet"
        icon="download"
        onPress={() =>
          saveCsv(sayFlow(funnel), [
            [t('insight.code'), t('insight.question'), t('insight.count'), t('insight.stopped')],
            ...funnel.steps.map((step) => [
              step.question,
              sayStep(step),
              String(step.count),
              step.stopped === null ? '' : String(step.stopped),
            ]),
          ])
        }
      >
        {t('ui.csv')}
      </Button>
    </section>
  );
}
