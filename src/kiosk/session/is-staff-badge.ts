/** Whether a scanned text is the badge of staff, whoever shows it: the desk decides. */
export const isStaffBadge = (text: string): boolean => /^motcham:badge:/i.test(text);
