import type { Phone } from '../model/ids.ts';
import type { FoundEmail, FoundPhone, Reading, Refused, TextRange } from '../model/reading.ts';
import { blank } from './blank.ts';
import { digitRuns } from './digit-runs.ts';
import { findEmails } from './find-emails.ts';
import { foldText } from './folded-text.ts';
import { numberReader } from './number-reader.ts';
import { splitRun } from './split-run.ts';

export interface ReadOptions {
  /** ISO countries in the order in which national numbers are tried. */
  readonly regions: readonly string[];
}

const maxLength = 100_000;

/** Phones and e-mails of one message with their places, and what was refused. */
export function readText(text: string, options: ReadOptions): Reading {
  const folded = foldText(text.slice(0, maxLength));
  const raw = (range: TextRange) => {
    const at = folded.place(range);
    return { at, raw: text.slice(at.start, at.end) };
  };
  const found = findEmails(folded.text);
  const emails: FoundEmail[] = found.hits.map((hit) => ({
    kind: 'email',
    value: hit.value,
    ...raw(hit.at),
    because: hit.because,
    thirdParty: false,
  }));
  const refused: Refused[] = found.misses.map((miss) => ({
    kind: 'email',
    ...raw(miss.at),
    because: miss.because,
  }));
  const rest = blank(
    folded.text,
    [...found.hits, ...found.misses].map((hit) => hit.at),
  );
  const phones: FoundPhone[] = [];
  const read = numberReader(options.regions);
  for (const run of digitRuns(rest)) {
    for (const span of splitRun(run, read)) {
      const { number, ambiguous, international } = span.reading;
      const start = span.first === 0 ? run.start : (run.groups[span.first]?.start ?? 0);
      const end = run.groups[span.last]?.end ?? start;
      phones.push({
        kind: 'phone',
        value: number.number as string as Phone,
        ...raw({ start, end }),
        ...(number.country === undefined ? {} : { region: number.country }),
        because: international ? 'international' : 'national',
        thirdParty: false,
        ambiguous,
      });
    }
  }
  return { phones, emails, refused, fragment: false };
}
