/** Words with their places filled: `{year}`; a place that nobody fills stays. */
export const filled = (
  text: string,
  places: { readonly [name: string]: string | number },
): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole))
