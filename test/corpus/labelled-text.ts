/** One message of the corpus with what a careful reader takes from it. */
export interface LabelledText {
  readonly id: string;
  readonly language: string;
  /** What the text was written for: `national`, `quirk`, `taxid`, `third`, ... */
  readonly kind: string;
  readonly regions: readonly string[];
  readonly text: string;
  /** E.164. Numbers of others and ambiguous ones are not listed. */
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}
