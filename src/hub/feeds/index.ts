export { askFeed, type FeedAnswer } from './ask-feed.ts';
export { feedConsoleRoutes } from './console-routes.ts';
export type { FeedConfig } from './feed-config.ts';
export { Feeds } from './feeds.ts';
export { type ListedFeed, listFeeds } from './list-feeds.ts';
export { readFeedFile } from './read-config.ts';
export { readCsv } from './read-csv.ts';
export { Readings } from './readings-document.ts';
export {
  type FeedTrick,
  feedTricks,
  type RunningReferenceFeed,
  referenceFeeds,
  startReferenceFeed,
} from './reference/index.ts';
export { readingsRoute } from './routes.ts';
