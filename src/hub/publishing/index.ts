export type { Content } from './content.ts';
export { watchOnline } from './online-renewal.ts';
export { type Published, publish } from './publish.ts';
export { signerOf } from './publish-targets.ts';
export { PublishedVersion } from './published-version.ts';
export { openRoot, rootText } from './root.ts';
export { publishingRoutes } from './routes.ts';
