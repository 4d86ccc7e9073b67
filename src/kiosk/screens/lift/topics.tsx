import { liftSummary } from '../../../domain/lift/index.ts';
import type { ServiceFacts } from '../../../domain/service/index.ts';
import type { ScreenProps } from '../../session/index.ts';
import { Icon, usePress } from '../../ui/index.ts';
import { type Say, sayFor } from '../say.ts';
import { wantedServices } from './cards.ts';
import { LanguageKey, LiftFrame, LiftKey } from './frame.tsx';
import { liftUnit, topicsMax } from './unit.ts';

/** L1: what is asked for most; each leads to its answer at once (L1: two touches). */
export function LiftTopics(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const unit = liftUnit();
  return (
    <LiftFrame
      say={say}
      class="topics"
      keys={
        <>
          {unit !== 'small' && (
            <LiftKey icon="left" word={t('common.back')} onPress={() => send({ type: 'BACK' })} />
          )}
          <LanguageKey say={say} />
        </>
      }
    >
      <h1>{t('lift.topicsTitle')}</h1>
      <div class="lift-topics">
        {wantedServices(view.context.facts, topicsMax[unit]).map((service) => (
          <Topic key={service.code} say={say} service={service} />
        ))}
      </div>
    </LiftFrame>
  );
}

function Topic({ say, service }: { readonly say: Say; readonly service: ServiceFacts }) {
  const press = usePress(() => say.send({ type: 'OPEN_SERVICE', code: service.code }));
  return (
    <button type="button" class="lift-topic" onClick={press}>
      <Icon name={service.pictogram} />
      <span>{say.local(liftSummary(service, undefined).heading)}</span>
    </button>
  );
}
