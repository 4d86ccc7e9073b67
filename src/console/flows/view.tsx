import './flows.css';
import type { PageProps } from '../frame/index.ts';
import { makeCheckWorker } from './check/make-worker.ts';
import { FlowList } from './flow-list.tsx';
import { FlowPage } from './flow-page.tsx';

/** `flows` is the list, `flows/ID` one flow. */
export function View({ rest }: PageProps) {
  const [id = ''] = rest.split('/');
  if (id === '') return <FlowList />;
  return <FlowPage key={id} id={decodeURIComponent(id)} makeWorker={makeCheckWorker} />;
}
