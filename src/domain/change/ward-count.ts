/** Wards and communes of Hanoi since 1 July 2025 (Resolution 1656/NQ-UBTVQH15). */
export const wardCount = 126;
