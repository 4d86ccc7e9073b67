export { idbReplyStore } from './idb-reply-store.ts';
export { createReplies, type KnownReplies } from './known-replies.ts';
export { memoryReplyStore } from './memory-reply-store.ts';
