import type { AnnotatedText } from '../../src/domain/reading/annotated-text.ts';
import type { EmailHit, PhoneHit } from '../../src/domain/reading/contact-hit.ts';
import { foldText } from '../../src/domain/reading/folded-text.ts';
import type { OwnerEvidence } from '../../src/domain/reading/judge-owner.ts';
import { judgeFindings } from '../../src/domain/reading/judge-text.ts';
import { readFolded } from '../../src/domain/reading/read-folded.ts';

interface JudgedHits {
  readonly annotated: AnnotatedText;
  readonly judged: ReadonlyMap<PhoneHit | EmailHit, OwnerEvidence>;
}

/** What the rules alone say about the identifiers of a text. */
export function judgedHits(text: string, regions: readonly string[]): JudgedHits {
  const reading = readFolded(foldText(text).text, regions);
  return { annotated: reading.annotated, judged: judgeFindings(reading) };
}
