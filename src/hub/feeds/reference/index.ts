export {
  type FeedTrick,
  feedTricks,
  type RunningReferenceFeed,
  startReferenceFeed,
} from './reference-feed.ts';
export { referenceFeeds } from './reference-feeds.ts';
