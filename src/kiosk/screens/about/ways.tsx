import { type ServiceFacts, whereFact } from '../../../domain/service/index.ts';
import { Doubt } from '../../ui/index.ts';
import { Local } from '../local.tsx';
import type { Say } from '../say.ts';

const ways = ['online', 'inPerson', 'post'] as const;

/** How it is handed in, how far that goes online, who decides, and its page on the portal. */
export function Ways({ say, facts }: { readonly say: Say; readonly facts: ServiceFacts }) {
  const { t, local } = say;
  const where = whereFact(facts);
  return (
    <>
      <ul class="items" data-group="">
        {ways.map((way) => {
          const isTaken = facts.channels.includes(way);
          return (
            <li class={isTaken ? 'item' : 'item not-needed'} key={way}>
              <div class="item-text">
                <b>{t(`about.way_${way}`)}</b>
                <p>{t(isTaken ? 'about.way_yes' : 'about.way_no')}</p>
              </div>
            </li>
          );
        })}
      </ul>
      <h2>{t('service.where')}</h2>
      <p>{local(where.headline)}</p>
      {where.lines.map(({ text, unsure }) => (
        <p class="n" key={text.vi}>
          {unsure && <Doubt>{t('common.unknown')}</Doubt>} <Local say={say} text={text} />
        </p>
      ))}
      {facts.doubts.includes('onlineFlags') && (
        <p class="n">
          <Doubt>{t('common.unknown')}</Doubt> {t('service.doubt_onlineFlags')}
        </p>
      )}
      <h2>{t('about.decides')}</h2>
      {facts.competentAuthority.map(({ name }) => (
        <p key={name.vi}>
          <Local say={say} text={name} />
        </p>
      ))}
      <h2>{t('about.portal')}</h2>
      <p class="address">{facts.portalUrl}</p>
      <p class="n">{t('about.portalDo')}</p>
    </>
  );
}
