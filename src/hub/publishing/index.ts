export { type Content, type Published, type PublishOptions, publish } from './publish.ts';
export { PublishedVersion } from './published-version.ts';
export { publishingRoutes } from './routes.ts';
