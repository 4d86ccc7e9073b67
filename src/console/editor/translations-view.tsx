import type { PageProps } from '../frame/index.ts';
import { Translations } from './translations/index.ts';
import './editor.css';

export function View({ query }: PageProps) {
  return <Translations query={query} />;
}
