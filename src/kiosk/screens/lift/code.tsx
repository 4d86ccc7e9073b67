import { liftSummary } from '../../../domain/lift/index.ts';
import type { ScreenProps } from '../../session/index.ts';
import { sayFor } from '../say.ts';
import { findOpenService } from '../service-of.ts';
import { portal } from './cards.ts';
import { EndKey, LanguageKey, LiftFrame, LiftKey } from './frame.tsx';

/** L3: the code as large as the glass lets it. */
export function LiftCode(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, send } = say;
  const open = findOpenService(say);
  return (
    <LiftFrame
      say={say}
      class="big-code"
      code={open?.facts.portalUrl ?? portal}
      {...(!open && { codeLabel: t('lift.opensPortal') })}
      keys={
        <>
          <LiftKey icon="left" word={t('common.back')} onPress={() => send({ type: 'BACK' })} />
          <LanguageKey say={say} />
          <EndKey say={say} />
        </>
      }
    >
      <h1>{open ? local(liftSummary(open.facts, undefined).heading) : t('lift.codeTitle')}</h1>
    </LiftFrame>
  );
}

/** L4: at a floor, before the doors are open. What was read can be taken along (L8). */
export function LiftArrived(props: ScreenProps) {
  const say = sayFor(props);
  const { t, send } = say;
  const open = findOpenService(say);
  return (
    <LiftFrame
      say={say}
      class="big-code arrived"
      code={open?.facts.portalUrl ?? portal}
      {...(!open && { codeLabel: t('lift.opensPortal') })}
      keys={
        <>
          <LiftKey icon="docs" word={t('lift.topics')} onPress={() => send({ type: 'START' })} />
          <LanguageKey say={say} />
          <EndKey say={say} />
        </>
      }
    >
      <h1>{t('lift.arrivedTitle')}</h1>
      <p>{t('lift.arrivedText')}</p>
    </LiftFrame>
  );
}
