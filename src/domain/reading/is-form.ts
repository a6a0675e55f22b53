const MIN_FIELDS = 3;
const MAX_LABEL = 40;
/** "Service: sofa cleaning" on a line. */
const field = new RegExp(`^[ \\t*_-]{0,8}\\p{L}[^\\n:：]{1,${MAX_LABEL}}[:：][ \\t]?\\S`, 'gmu');

/** Whether a text is a filled-in form: who fills it in writes the own number there, whatever trade it names. */
export function isForm(text: string): boolean {
  return (text.match(field) ?? []).length >= MIN_FIELDS;
}
