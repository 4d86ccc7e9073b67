export { claimRequest, openPersonalFields, readDeskRequest, replyTo } from './open-request.ts';
export { readHours, readInbox } from './read-inbox.ts';
