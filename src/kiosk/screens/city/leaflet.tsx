import { moneyText } from '../../../domain/service/index.ts';
import type { ScreenProps } from '../../session/index.ts';
import { Doubt, Strip, Title } from '../../ui/index.ts';
import { longDay } from '../dates.ts';
import { Keys, Main, Pages } from '../parts.tsx';
import { sayFor } from '../say.ts';
import './city.css';
import { LinkedServices } from './linked-services.tsx';
import { Provenance } from './provenance.tsx';

/** What is explained and not done here: that first, then where to go. */
export function LeafletScreen(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, language, view } = say;
  const { facts, resident } = view.context;
  const leaflet = facts.content?.leaflets?.find(({ key }) => key === resident.leaflet);
  if (leaflet === undefined) {
    return (
      <Main>
        <Title crumb={t('city.title')}>{t('leaflet.none')}</Title>
        <Keys say={say} />
      </Main>
    );
  }
  const { parts, desks, prices, laws } = leaflet;
  return (
    <Main>
      <Title crumb={t('city.title')}>{local(leaflet.title)}</Title>
      <Pages say={say}>
        <Strip icon="warn" tone="warn" title={t('leaflet.notHere')}>
          {local(leaflet.notHere)}
        </Strip>
        {desks.length > 0 && <h2>{t('leaflet.desks')}</h2>}
        {desks.map(({ name, how }) => (
          <p key={name.vi}>
            <b>{local(name)}</b>. {local(how)}
          </p>
        ))}
        {parts.map(({ title, body }) => (
          <section key={title.vi} class="place-line">
            <h2>{local(title)}</h2>
            {body.map((one) => (
              <p key={one.vi}>{local(one)}</p>
            ))}
          </section>
        ))}
        {prices.length > 0 && <h2>{t('leaflet.prices')}</h2>}
        {prices.map(({ what, price }) =>
          price.kind === 'unknown' ? (
            <p key={what.vi}>
              <Doubt>{t('leaflet.priceUnknown', { what: local(what) })}</Doubt>
            </p>
          ) : (
            <p key={what.vi}>
              {t('leaflet.priceIs', {
                what: local(what),
                amount: local(moneyText(price.amountVnd)),
              })}{' '}
              <span class="n">
                {t('leaflet.priceFrom', {
                  source: local(price.source),
                  day: longDay(price.from, language),
                })}
              </span>
            </p>
          ),
        )}
        <LinkedServices say={say} codes={leaflet.services} />
        {laws.length > 0 && <h2>{t('leaflet.laws')}</h2>}
        {laws.map(({ code, title }) => (
          <p key={code} lang="vi">
            {title}, {code}
          </p>
        ))}
        <Provenance say={say} source={leaflet.source} checkedOn={leaflet.checkedOn} />
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
