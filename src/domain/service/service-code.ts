import * as z from 'zod/mini';

/** A code of the national register: series digit, dot, six digits. */
export const serviceCodePattern = /^[1-9]\.\d{6}$/;
export const serviceCodeSchema = z.string().check(z.regex(serviceCodePattern));

/**
 * A code as the register has it, mistyped ones with up to three digits too many included
 * (1.0133611, 2.009182739): nobody can say which digit is wrong, so it is kept and doubted.
 */
export const registerServiceCodePattern = /^[1-9]\.\d{6,9}$/;
export const registerServiceCodeSchema = z.string().check(z.regex(registerServiceCodePattern));
