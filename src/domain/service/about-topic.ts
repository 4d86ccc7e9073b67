/** What a resident may ask of a service beside the four facts: one question a page, in this order. */
export const aboutTopics = [
  'who',
  'conditions',
  'steps',
  'outputs',
  'ways',
  'laws',
  'related',
  'source',
] as const;
export type AboutTopic = (typeof aboutTopics)[number];
