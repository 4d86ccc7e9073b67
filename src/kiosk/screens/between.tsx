import type { ComponentChildren } from 'preact';
import type { ScreenProps, SessionView } from '../session/index.ts';
import { Button, Icon, type PictogramName, Title } from '../ui/index.ts';
import { Main } from './parts.tsx';
import { sayFor } from './say.ts';

/** A screen that only says how things stand, and ends by itself. */
function Standing({
  icon,
  title,
  children,
}: {
  readonly icon: PictogramName;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <Main class="standing">
      <span class="win">
        <Icon name={icon} />
      </span>
      <Title>{title}</Title>
      <div role="status">{children}</div>
    </Main>
  );
}

/** Before the first resident: what is being waited for, and who can help. */
export function Setup(props: ScreenProps) {
  const { t, view, send } = sayFor(props);
  return (
    <Standing icon="plug" title={t('between.setupTitle')}>
      {view.setup === 'notEnrolled' ? (
        <>
          <p>{t('between.setupNotEnrolled')}</p>
          <p>{t('between.setupNotEnrolledDo')}</p>
          <Button onPress={() => send({ type: 'OPEN_ENROL' })}>{t('between.setupEnrol')}</Button>
        </>
      ) : view.setup === 'noContent' ? (
        <>
          <p>{t('between.setupNoContent')}</p>
          <p>{t('between.setupNoContentDo')}</p>
        </>
      ) : (
        <p>{t('between.setupConnecting')}</p>
      )}
    </Standing>
  );
}

const outWords = {
  refused: ['between.outRefused', 'between.outRefusedDo'],
  secondTab: ['between.outSecondTab', 'between.outSecondTabDo'],
} as const satisfies Record<NonNullable<SessionView['outOfService']>, readonly [string, string]>;

/** X3: why nobody can be served here, and where to turn (S8). */
export function OutOfService(props: ScreenProps) {
  const { t, view } = sayFor(props);
  const [what, toDo] = outWords[view.outOfService ?? 'refused'];
  const { nearest, phone } = view.context.facts.link.kit ?? {};
  return (
    <Standing icon="warn" title={t('between.outTitle')}>
      <p>{t(what)}</p>
      <p>{t(toDo)}</p>
      <p>{nearest ? t('between.outNearest', nearest) : t('between.outNearestUnknown')}</p>
      {phone && <p>{t('between.outPhone', { phone })}</p>}
    </Standing>
  );
}

/** After a crash of the page. */
export function Recovering(props: ScreenProps) {
  const { t } = sayFor(props);
  return (
    <Standing icon="reset" title={t('between.recoveringTitle')}>
      <p>{t('between.recoveringText')}</p>
    </Standing>
  );
}

/** X1: the data is gone before this is drawn (R42). */
export function Ending(props: ScreenProps) {
  const { t } = sayFor(props);
  return (
    <Standing icon="check" title={t('between.endingTitle')}>
      <p>{t('between.endingText')}</p>
    </Standing>
  );
}
