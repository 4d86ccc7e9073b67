/** Member of a root whose keys all lie on one machine: refused in production. */
export const trialMark = 'x-motcham-trial';
