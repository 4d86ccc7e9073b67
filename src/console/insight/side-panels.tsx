import type { InsightAnswer } from '../../domain/api/console/index.ts';
import { Button, saveCsv } from '../ui/index.ts';
import { sayNumber, tellApart, useWords } from '../words/index.ts';
import { sayPrints, sayScans, sayWards } from './findings.ts';
import { FunnelPanel } from './funnel-panel.tsx';

/** Bars of the panel: the table of what others would draw. */
const barsMax = 12;

/** Wards that are listed; the file has all. */
const wardsMax = 30;

/** Heads of the steps that a name's line has: of one week alone, none. */
const stepsOf = ({ span, steps }: InsightAnswer) => (span === '7d' ? [] : steps);

/** Reach, flows, prints and scans, wards: a sentence each, its numbers, its CSV. */
export function SidePanels({ data }: { readonly data: InsightAnswer }) {
  const t = useWords();
  const [top] = data.services;
  const most = top?.count ?? 1;
  const wardNames = tellApart(
    data.wards.map(({ ward, wardCode }) => ({ name: ward, code: wardCode })),
  );
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
      {data.funnels.map((funnel) => (
        <FunnelPanel key={funnel.flow} funnel={funnel} />
      ))}
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
                {data.wards.slice(0, wardsMax).map((ward, place) => (
                  <tr key={ward.wardCode + ward.ward}>
                    <td>{wardNames[place] || t('fleet.wardUnknown')}</td>
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
