const choice = /\[([^[\]|]*)\|([^[\]|]*)\]/g;
const placeholder = /\{\{(\w+)\}\}/g;

/**
 * A template in which each `[one|many]` is chosen by the value that stands last before it:
 * `{{count}} [alarm|alarms]`. Values are not looked into, so that nobody's words are taken for a choice.
 */
export function chooseNumber(
  template: string,
  values: Readonly<Record<string, unknown>> = {},
): string {
  return template.replaceAll(choice, (_, one: string, many: string, at: number) => {
    const name = [...template.slice(0, at).matchAll(placeholder)].at(-1)?.[1];
    return name !== undefined && String(values[name]) === '1' ? one : many;
  });
}
