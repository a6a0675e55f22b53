import { isDomain } from '../identifiers/canonical-email.ts';
import { isMailProvider } from './mail-providers.ts';

/** Endings that follow `com` and the like in domains and are no word with which a sentence starts. */
const countryEnding =
  /^(?:(?:com|net|org|edu|gov|gob|gub|mil)\.(?:mx|br|ar|tr|uk|cn|hk|tw|sg|ph|vn|ua|uy|py|gt|sv|jp|kr|nz|th|il|cr|cy|mt|kw|qa|bh|lb|gh|pk|bd|np|lk|pl|pt|kz|uz|ge|kg)|(?:co|ac|or|go)\.(?:uk|id|il|in|jp|kr|nz|th|za|ke|at))$/;
/** Endings after which a provider's domain never goes on, other than after `com`. */
const countries = /\.(?:es|fr|de|it|pl|pt|ru|nl|be|ch|at|kz|uz|by|ge|ir|vn|mx|tr|br)$/;
/** Providers with a domain for every country: "yahoo.com.ph". */
const worldwide = /^(?:yahoo|hotmail|outlook|live|yandex|sina|terra|msn)\.com\.(?:[a-z]{2})$/;
const worldwideEnding = /\.(?:ar|au|br|co|cn|gr|hk|mx|my|pe|ph|pt|sg|tr|tw|uy|ve|vn)$/;
/** Top-level domains that nobody has a `com` before and with which sentences start. */
const wordEnding = /^com\.(?:no|si|me|je|tel)$/;
/** Below a country, private registries sell names: "firm.de.com". */
const registry = /\.(?:com|net|org|eu)$/;
/** The text goes on behind the word. */
const goesOn = /^(?:[\s,:;!?]+|\.)[\p{L}\p{N}¿¡"(]/u;
/** "com.Es": the sentence has a capital letter, the domain has none; not "Example.Com.Br". */
const capitalAfterSmall = /\.[a-z]+\.[A-Z][A-Za-z]*$/;

function startsSentence(written: string, lower: string, head: string, following: string): boolean {
  const isContinued = goesOn.test(following);
  const lastLabels = lower.split('.').slice(-2).join('.');
  const hasCapital = capitalAfterSmall.test(written);
  if (isMailProvider(head)) {
    if (worldwide.test(lower) && worldwideEnding.test(lower)) return false;
    return hasCapital || isContinued;
  }
  if (!isContinued || countryEnding.test(lastLabels)) return false;
  if (hasCapital || wordEnding.test(lastLabels)) return true;
  return countries.test(head) && !registry.test(lower);
}

/**
 * The domain without the first word of a sentence that was written behind its full stop without a blank, where that word
 * is a top-level domain, too: "ana@example.com.Es urgente". The same domain where its last label belongs to it.
 */
export function withoutGluedSentence(written: string, following: string): string {
  const split = written.lastIndexOf('.');
  const lower = written.toLowerCase();
  const head = lower.slice(0, split);
  if (isMailProvider(lower) || !isDomain(head)) return written;
  return startsSentence(written, lower, head, following) ? written.slice(0, split) : written;
}
