import type { ReleaseAnswer } from '../../../domain/api/console/index.ts';
import { StatusShape } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { sayRing } from '../say-state.ts';

/** Checks → what differs → signatures → rings → done. */
export function StageBar({ answer }: { readonly answer: ReleaseAnswer }) {
  const t = useWords();
  const { release, made, signatures } = answer;
  const { state } = release;
  const isSigned = !['draft', 'void'].includes(state);
  const isOut = release.documents.some(({ publishedAt }) => publishedAt !== null);
  const isDone = state === 'done' || state === 'rolledBack';
  const stages = [
    {
      name: t('publish.stageChecks'),
      says:
        made === null
          ? t('publish.stageByHand')
          : t('publish.stageReasons', { count: Object.keys(made.reasons).length }),
      is: 'done' as const,
    },
    {
      name: t('publish.stageDiffers'),
      says: t('publish.stageDocuments', { count: made?.documentCount ?? 0 }),
      is: 'done' as const,
    },
    {
      name: t('publish.stageSignatures'),
      says: t('publish.stageSigned', { count: signatures.length }),
      is: isSigned ? ('done' as const) : ('running' as const),
    },
    {
      name: t('publish.stageRings'),
      says: sayRing(release),
      is: isDone
        ? ('done' as const)
        : state === 'held'
          ? ('warning' as const)
          : isOut
            ? ('running' as const)
            : ('waiting' as const),
    },
    {
      name: t(state === 'rolledBack' ? 'publish.stateBack' : 'publish.stageDone'),
      says: '',
      is: isDone ? ('done' as const) : ('waiting' as const),
    },
  ];
  const current = stages.findIndex(({ is }) => is !== 'done');
  return (
    <ol class="stages">
      {stages.map(({ name, says, is }, place) => (
        <li key={name} aria-current={place === current ? 'step' : undefined}>
          <StatusShape status={is} />
          <span>{name}</span>
          <span class="m">{says}</span>
        </li>
      ))}
    </ol>
  );
}
