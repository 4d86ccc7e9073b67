export { ReleaseView } from './release-view.tsx';
