import { isLift, offersLanguage, type ScreenProps } from '../session/index.ts';
import { Icon, QrCode, useLoaded, usePress, WallArt } from '../ui/index.ts';
import { loadWords } from '../words/index.ts';
import { slidesOf } from './attract-slides.ts';
import { sayFor } from './say.ts';

/** Where the code of the idle screen leads: the one national portal (domain.md §2). */
const portal = 'https://dichvucong.gov.vn';

const loadAmbient = async () => {
  const [{ LiftAmbient }] = await Promise.all([import('./later/lift.ts'), loadWords()]);
  return LiftAmbient;
};

/** L0: where nobody rides, or nobody has touched yet. */
function LaterAmbient(props: ScreenProps) {
  const Ambient = useLoaded(loadAmbient);
  return Ambient ? <Ambient {...props} /> : null;
}

const loadNews = async () => (await import('./attract-news.tsx')).AttractNews;

/** News at the foot of the wall: fetched where there is any that is worth a look from afar. */
function LaterNews(props: ScreenProps) {
  const News = useLoaded(loadNews);
  return News ? <News {...props} /> : null;
}

/** A0, and in a lift L0. */
export function Attract(props: ScreenProps) {
  return isLift(props.state.context.facts) ? <LaterAmbient {...props} /> : <Wall {...props} />;
}

/** A0: the front of a house. Touching anywhere on it begins (R37). */
function Wall(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view } = say;
  const offline = view.context.facts.link.net === 'offline';
  const other = say.language === 'vi' ? 'en' : 'vi';
  const start = usePress(() => props.send({ type: 'START' }));
  return (
    <main class="attract">
      <div class="lead">
        <h1>{t('between.attractTitle')}</h1>
        <p>{t(offline ? 'between.attractOffline' : 'between.attractText')}</p>
      </div>
      <div class="attract-wall">
        <WallArt plate={view.context.facts.link.site?.plate}>
          <button type="button" class="touch" onClick={start}>
            <Icon name="hand" />
            <b>{t('between.attractTouch')}</b>
            {offersLanguage(view.context.facts.link.site, other) && (
              <span lang={other}>{t('between.attractTouchOther')}</span>
            )}
          </button>
        </WallArt>
      </div>
      {slidesOf(view.context.facts).length > 0 && <LaterNews {...props} />}
      <section class="attract-foot">
        <QrCode calm kind="link" text={portal} label={t('between.attractPhone')} />
        <div>
          <h2>{t('between.attractPhone')}</h2>
          <p>{t('between.attractPhoneHow')}</p>
          <p class="how">
            <Icon name="hand" />
            <b>{t('between.attractHow')}</b>
          </p>
        </div>
      </section>
    </main>
  );
}
