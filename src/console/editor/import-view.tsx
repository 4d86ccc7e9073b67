import type { PageProps } from '../frame/index.ts';
import { ImportFiles, ImportRecords } from './import/index.ts';
import './editor.css';

export function View({ rest, query }: PageProps) {
  return rest === '' ? <ImportFiles /> : <ImportRecords key={rest} id={rest} query={query} />;
}
