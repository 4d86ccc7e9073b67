import type { InsightAnswer } from '../../domain/api/console/index.ts';
import { Button, saveCsv } from '../ui/index.ts';
import { sayNumber, useWords } from '../words/index.ts';
import { largestFall, sayFunnel, sayPrints, sayScans, sayWards } from './findings.ts';

/** Bars of one panel: the table of what others would draw. */
const barsMax = 12;

/** Heads of the steps that a name's line has: of one week alone, none. */
const stepsOf = ({ span, steps }: InsightAnswer) => (span === '7d' ? [] : steps);

/** Reach, flows, prints and scans, wards: a sentence each, its numbers, its CSV. */
export function SidePanels({ data }: { readonly data: InsightAnswer }) {
  const t = useWords();
  const [top] = data.services;
  const most = top?.count ?? 1;
  const few = (value: number | null) => (value === null ? t('insight.few') : sayNumber(value));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
    <div class="insight-side" tabIndex={0} role="group" aria-label={t('insight.services')}>
      <section>
        <h2>
          {top === undefined
            ? t('insight.servicesNone')
            : t('insight.servicesTop', {
                name: top.title ?? top.name,
                count: sayNumber(top.count),
              })}
        </h2>
        <ul>
          {data.services.slice(0, barsMax).map(({ name, title, count }) => (
            <li key={name} class="bar">
              <span title={title ?? name}>{title ?? name}</span>
              <i style={{ width: `${(count / most) * 100}%` }} />
              <span class="n">{sayNumber(count)}</span>
            </li>
          ))}
        </ul>
        {data.services.length > 0 && (
          <Button
            kind="quiet"
            icon="download"
            onPress={() =>
              saveCsv(t('insight.services'), [
                [t('insight.code'), t('insight.service'), t('insight.count'), ...stepsOf(data)],
                ...data.services.map(({ name, title, count, steps }) => [
                  name,
                  title ?? '',
                  String(count),
                  ...steps.map((step) => (step === null ? '' : String(step))),
                ]),
              ])
            }
          >
            {t('ui.csv')}
          </Button>
        )}
      </section>
      {data.funnels.map((funnel) => {
        const fall = largestFall(funnel);
        const first = funnel.steps[0]?.count ?? 1;
        return (
          <section key={funnel.flow}>
            <h2>{sayFunnel(t, funnel)}</h2>
            <ul>
              {funnel.steps.slice(0, barsMax).map(({ question, count }) => (
                <li key={question} class="bar">
                  <span title={question}>{question}</span>
                  <i
                    class={fall?.question === question ? 'stop' : ''}
                    style={{ width: `${(count / first) * 100}%` }}
                  />
                  <span class="n">{sayNumber(count)}</span>
                </li>
              ))}
            </ul>
            <Button
              kind="quiet"
              icon="download"
              onPress={() =>
                saveCsv(funnel.flow, [
                  [t('insight.question'), t('insight.count')],
                  ...funnel.steps.map(({ question, count }) => [question, String(count)]),
                ])
              }
            >
              {t('ui.csv')}
            </Button>
          </section>
        );
      })}
      <section>
        <h2>{sayPrints(t, data)}</h2>
        <h2>{sayScans(t, data)}</h2>
        {data.outcomes.length > 0 && (
          <Button
            kind="quiet"
            icon="download"
            onPress={() =>
              saveCsv(`${t('insight.printFailed')}, ${t('insight.scanFailed')}`, [
                [t('insight.code'), t('insight.count'), ...stepsOf(data)],
                ...data.outcomes.map(({ name, count, steps }) => [
                  name,
                  String(count),
                  ...steps.map((step) => (step === null ? '' : String(step))),
                ]),
              ])
            }
          >
            {t('ui.csv')}
          </Button>
        )}
      </section>
      <section>
        <h2>{sayWards(t, data)}</h2>
        {data.wards.length > 0 && (
          <>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('insight.wards')}</th>
                  <th scope="col" class="r">
                    {t('insight.sessions')}
                  </th>
                  <th scope="col" class="r">
                    {t('insight.missedCount')}
                  </th>
                  <th scope="col" class="r">
                    {t('insight.scanFailed')}
                  </th>
                  <th scope="col" class="r">
                    {t('insight.printFailed')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.wards.slice(0, 30).map((ward) => (
                  <tr key={ward.wardCode + ward.ward}>
                    <td>{ward.ward}</td>
                    <td class="r">{few(ward.sessions)}</td>
                    <td class="r">{few(ward.missed)}</td>
                    <td class="r">{few(ward.scanFailed)}</td>
                    <td class="r">{few(ward.printFailed)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <Button
              kind="quiet"
              icon="download"
              onPress={() =>
                saveCsv(t('insight.byWard'), [
                  [
                    t('insight.code'),
                    t('insight.wards'),
                    t('insight.sessions'),
                    t('insight.missedCount'),
                    t('insight.scanFailed'),
                    t('insight.printFailed'),
                  ],
                  ...data.wards.map(({ ward, wardCode, ...counts }) => [
                    wardCode,
                    ward,
                    ...[counts.sessions, counts.missed, counts.scanFailed, counts.printFailed].map(
                      (one) => (one === null ? '' : String(one)),
                    ),
                  ]),
                ])
              }
            >
              {t('ui.csv')}
            </Button>
          </>
        )}
      </section>
    </div>
  );
}
