import { strict as assert } from 'node:assert';
import { readText } from '../../../src/domain/reading/read-text.ts';

/** A text with the regions of its line and the end of what is found; without it the last digits of the text. */
type Case = readonly [regions: string, text: string, ending?: string];

/** Texts of one rule in which one identifier is the writer's own, and texts in which none is. */
export interface Kind {
  readonly what: string;
  readonly own?: readonly Case[];
  readonly notOwn?: readonly Case[];
  /** Own by the rules, which the learned opinion does not believe: a suggestion. */
  readonly doubted?: readonly Case[];
}

function endingOf([, text, ending]: Case): string {
  return ending ?? text.replace(/\D/g, '').slice(-6);
}

/** What identifies the writer. */
function ownIdentifiers([regions, text]: Case): readonly string[] {
  const { phones, emails } = readText(text, { regions: regions.split(',') });
  return [
    ...phones.filter((phone) => !phone.thirdParty && !phone.ambiguous),
    ...emails.filter((email) => !email.thirdParty),
  ].map(({ value }) => value);
}

/** Tests for each text of each kind. */
export function describeKinds(kinds: readonly Kind[]): void {
  for (const { what, own = [], notOwn = [], doubted = [] } of kinds) {
    describe(what, () => {
      for (const example of own) {
        it(`own: ${example[1]}`, () => {
          const found = ownIdentifiers(example);
          assert.equal(found.length, 1);
          assert.ok(found[0]?.endsWith(endingOf(example)), found[0]);
        });
      }
      for (const example of doubted) {
        it(`doubted: ${example[1]}`, () => {
          const { phones, emails } = readText(example[1], { regions: example[0].split(',') });
          assert.deepEqual(
            [...phones, ...emails].map(({ owner }) => [owner?.owner, owner?.because]),
            [['unclear', 'wording']],
          );
        });
      }
      for (const example of notOwn) {
        it(`not own: ${example[1]}`, () => {
          assert.deepEqual(ownIdentifiers(example), []);
        });
      }
    });
  }
}
