export { setHourLimit } from './hour-limits.ts';
export { claimRequest, openPersonalFields, readDeskRequest, replyTo } from './open-request.ts';
export { readHours } from './read-hours.ts';
export { readInbox } from './read-inbox.ts';
