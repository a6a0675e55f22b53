/** Small words that are written together with the next one: "and", "the", "in", "to", "from", "that". */
const attached: Readonly<Record<string, RegExp>> = {
  ar: /^(?:[وف]?(?:[بك]?ال|لل|هال|عال)|[وفبلك]|[وف][بلك])(?=.{3})/u,
  he: /^[והבלמכש]{1,3}(?=.{3})/u,
};
const article: Readonly<Record<string, string>> = { ar: 'ال', he: 'ה' };

/** What a word may be without the small words that it is written together with, in languages that do so; the longest first. */
export function withoutAttached(language: string, word: string): readonly string[] {
  const found = Object.hasOwn(attached, language) ? attached[language]?.exec(word)?.[0] : undefined;
  if (found === undefined) return [];
  const rests = Array.from(found, (_, at) => word.slice(at + 1));
  return rests.flatMap((rest) => [rest, `${article[language] ?? ''}${rest}`]);
}
