import * as z from 'zod/mini';

/** How a dossier can be handed in (CPSV-AP Channel; *cách thức thực hiện*). */
export const channelSchema = z.enum(['online', 'inPerson', 'post']);
export type Channel = z.infer<typeof channelSchema>;

/**
 * How far the national portal takes a service (Decree 42/2022/NĐ-CP: *toàn trình*, *một phần*).
 * The register's flags contradict each other, so `unknown` is a frequent and honest value.
 */
export const onlineLevelSchema = z.enum(['full', 'partial', 'informationOnly', 'unknown']);
export type OnlineLevel = z.infer<typeof onlineLevelSchema>;
