import * as z from 'zod/mini';

/** The key of a life event (*sự kiện đời người*). */
export const lifeEventKeySchema = z.string().check(z.regex(/^[a-z][a-zA-Z]{1,29}$/));
