import type { PageProps } from '../frame/index.ts';
import { AppsView } from './apps-view.tsx';
import { KeyView } from './key/index.ts';
import { ListView } from './list-view.tsx';
import { NextView } from './next-view.tsx';
import './publish.css';
import { ReleaseView } from './release/index.ts';

/** `publish/next` makes a release, `publish/apps` are packages of the application, `publish/key` is this browser's key, `publish/ID` is one. */
export function View({ rest }: PageProps) {
  if (rest === '') return <ListView />;
  if (rest === 'next') return <NextView />;
  if (rest === 'apps') return <AppsView />;
  if (rest === 'key') return <KeyView />;
  return <ReleaseView key={rest} id={rest} />;
}
