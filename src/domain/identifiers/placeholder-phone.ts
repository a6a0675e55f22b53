/** So many equal digits at the end of a number are nobody's number; in a short one, one less. */
const EQUAL_DIGITS = 8;
const SHORT_NUMBER_DIGITS = 9;

/**
 * Whether a number was typed to fill a field: `600000000`, `+7 999 999-99-99`, `(11) 99999-9999`. `nationalNumber`:
 * digits without the calling code.
 */
export function isPlaceholderPhone(nationalNumber: string): boolean {
  const tail = /(\d)\1*$/.exec(nationalNumber)?.[0].length ?? 0;
  return tail >= (nationalNumber.length <= SHORT_NUMBER_DIGITS ? EQUAL_DIGITS - 1 : EQUAL_DIGITS);
}
