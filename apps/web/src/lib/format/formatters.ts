/** Intl's formatters, of which making one costs more than many uses: each kind is made once. */
export const dateFormat = once(Intl.DateTimeFormat);
export const numberFormat = once(Intl.NumberFormat);
export const relativeFormat = once(Intl.RelativeTimeFormat);

function once<Options, Formatter>(Kind: new (locale: string, options: Options) => Formatter) {
  const made = new Map<string, Formatter>();
  return (locale: string, options: Options): Formatter => {
    const key = locale + JSON.stringify(options);
    const known = made.get(key);
    if (known !== undefined) return known;
    const formatter = new Kind(locale, options);
    made.set(key, formatter);
    return formatter;
  };
}
