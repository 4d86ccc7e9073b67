import type { DossierAnswer } from '../../domain/api/index.ts';
import { Strip } from '../ui/index.ts';
import { NothingSaid, Source, shownDay } from './look-up-source.tsx';
import type { Say } from './say.ts';

/** States in which the day that was promised still counts. */
const underWay: readonly DossierAnswer['state'][] = [
  'received',
  'inProgress',
  'waitingForPapers',
  'waitingForPayment',
];

/** D4: the state in one sentence first, then the day, then who says so and when. */
export function DossierState({ say }: { readonly say: Say }) {
  const { t, view } = say;
  const { lookUp } = view.context.resident;
  const answer = lookUp.state === 'told' ? lookUp.answer : undefined;
  if (answer?.outcome !== 'answered' || answer.kind !== 'dossier') {
    return <NothingSaid say={say} unknown={t('scan.dossierUnknown')} />;
  }
  const { state, dueDay } = answer;
  const good = state === 'done' || state === 'returned';
  const plain = state === 'received' || state === 'inProgress';
  return (
    <>
      <Strip
        icon={good ? 'check' : plain ? 'folder' : 'warn'}
        tone={good ? 'ok' : plain ? 'place' : 'warn'}
        title={t(`scan.dossier_${state}`)}
        live
      >
        {t(`scan.dossierDo_${state}`)}
      </Strip>
      {dueDay !== null && underWay.includes(state) && (
        <Strip icon="calendar" tone="place">
          {t('scan.dossierDue', { day: shownDay(dueDay) })}
        </Strip>
      )}
      <Source say={say} answer={answer} />
    </>
  );
}
