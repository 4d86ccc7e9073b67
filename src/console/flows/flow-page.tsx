import { useEffect, useMemo } from 'preact/hooks';
import type { GuideProblem } from '../../domain/guide/index.ts';
import { go, useConsole } from '../frame/index.ts';
import { Button, Empty, Problem, Skeleton } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { type CheckWorker, FlowChecker } from './check/flow-checker.ts';
import { FlowDesk } from './desk/flow-desk.ts';
import { OpenFlow } from './open-flow.tsx';
import { Reasons } from './reasons.tsx';

interface FlowPageProps {
  readonly id: string;
  readonly makeWorker: () => CheckWorker;
}

/** One flow: fetched, then open on the desk, or refused with the reason. */
export function FlowPage({ id, makeWorker }: FlowPageProps) {
  const t = useWords();
  const { link } = useConsole();
  const desk = useMemo(
    () => new FlowDesk(id, { link, now: () => Date.now(), storage: localStorage }),
    [id, link],
  );
  const checker = useMemo(() => new FlowChecker(makeWorker), [makeWorker]);
  useEffect(() => {
    void desk.open();
    return () => desk.close();
  }, [desk]);
  useEffect(() => () => checker.close(), [checker]);
  const problem = desk.problem.value;
  const unreadable = desk.unreadable.value;
  if (unreadable) return <Unreadable problems={unreadable} />;
  if (desk.flow === undefined) {
    return problem ? <Problem problem={problem} onRetry={() => void desk.open()} /> : <Skeleton />;
  }
  return <OpenFlow desk={desk} checker={checker} flow={desk.flow} t={t} />;
}

function Unreadable({ problems }: { readonly problems: readonly GuideProblem[] }) {
  const t = useWords();
  return (
    <Empty title={t('flows.unreadable')}>
      <p>{t('flows.unreadableText')}</p>
      <Reasons problems={problems} />
      <Button onPress={() => go('flows')}>{t('flows.title')}</Button>
    </Empty>
  );
}
