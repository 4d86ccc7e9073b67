export { claimRequest, openPersonalFields, readDeskRequest, replyTo } from './open-request.ts';
export { findLine, readHours, readInbox } from './read-inbox.ts';
