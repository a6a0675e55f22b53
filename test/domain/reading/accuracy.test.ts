import { strict as assert } from 'node:assert';
import { loadCorpus } from '../../corpus/load-corpus.ts';
import type { Half } from '../../corpus/load-corpus.ts';
import { libraries, ours, precision, recall, score } from '../../corpus/score.ts';

describe('accuracy of text reading', () => {
  it('has a corpus of 2,300 messages in twelve languages, half of them without an identifier', () => {
    const texts = [...loadCorpus('tuning'), ...loadCorpus('checking')];
    const negatives = texts.filter((text) => text.phones.length + text.emails.length === 0);
    assert.ok(texts.length >= 2300);
    assert.ok(negatives.length >= texts.length / 2);
    assert.equal(new Set(texts.map((text) => text.language)).size, 12);
  });

  for (const half of ['tuning', 'checking'] satisfies Half[]) {
    it(`meets the targets on the ${half} half`, () => {
      const { phones, emails, falsePhoneTexts, negatives } = score(loadCorpus(half), ours);
      assert.ok(precision(phones) >= 0.995, `phone precision ${precision(phones)}`);
      assert.ok(recall(phones) >= 0.97, `phone recall ${recall(phones)}`);
      assert.equal(emails.wrong, 0);
      assert.ok(recall(emails) >= 0.97, `e-mail recall ${recall(emails)}`);
      assert.ok(falsePhoneTexts <= negatives / 100);
    });
  }

  it('is better than the two libraries', () => {
    for (const half of ['tuning', 'checking'] satisfies Half[]) {
      const texts = loadCorpus(half);
      const our = score(texts, ours);
      const library = score(texts, libraries);
      assert.ok(
        precision(our.phones) > precision(library.phones) && recall(our.phones) > recall(library.phones),
      );
      assert.ok(
        precision(our.emails) > precision(library.emails) && recall(our.emails) > recall(library.emails),
      );
    }
  });
});
