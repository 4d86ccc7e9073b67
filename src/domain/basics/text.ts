/** The languages a resident can choose; `vi` is the source, `en` is required. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in every language the product speaks. */
export type LocalText = Readonly<Record<Language, string>>;
