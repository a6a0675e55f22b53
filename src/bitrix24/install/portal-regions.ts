/** Facts: what a licence prefix, a domain's ending or a language say about where a portal's customers phone from. */
const byLicence = new Map<string, readonly string[]>([
  ['ru', ['RU']],
  ['by', ['BY']],
  ['kz', ['KZ']],
  ['ua', ['UA']],
  ['uz', ['UZ']],
  ['kg', ['KG']],
  ['az', ['AZ']],
  ['am', ['AM']],
  ['ge', ['GE']],
  ['de', ['DE']],
  ['at', ['AT']],
  ['ch', ['CH']],
  ['uk', ['GB']],
  ['gb', ['GB']],
  ['fr', ['FR']],
  ['it', ['IT']],
  ['pl', ['PL']],
  ['es', ['ES']],
  ['pt', ['PT']],
  ['br', ['BR']],
  ['mx', ['MX']],
  ['co', ['CO']],
  ['cl', ['CL']],
  ['pe', ['PE']],
  ['ar', ['AR']],
  ['in', ['IN']],
  ['id', ['ID']],
  ['my', ['MY']],
  ['vn', ['VN']],
  ['th', ['TH']],
  ['jp', ['JP']],
  ['cn', ['CN']],
  ['tc', ['TW']],
  ['sc', ['CN']],
  ['hi', ['IN']],
  ['vi', ['VN']],
  ['ms', ['MY']],
  ['ja', ['JP']],
  ['tr', ['TR']],
  ['eu', []],
  // Spanish-speaking America is one licence region.
  ['la', ['MX', 'CO', 'AR', 'CL', 'PE']],
]);

/** Top-level domains of portals that name a country; `.com`, `.net`, `.eu` name none. */
const countryDomains = new Set([
  ...['ru', 'by', 'kz', 'ua', 'uz', 'kg', 'az', 'am', 'ge', 'de', 'at', 'ch', 'fr', 'it', 'pl', 'es', 'pt'],
  ...['mx', 'co', 'cl', 'pe', 'ar', 'br', 'in', 'id', 'my', 'vn', 'th', 'jp', 'cn', 'tr', 'uk'],
]);

/** Only languages that are spoken in one country, or nearly so. */
const byLanguage = new Map<string, readonly string[]>([
  ['ru', ['RU']],
  ['ua', ['UA']],
  ['uk', ['UA']],
  ['kz', ['KZ']],
  ['de', ['DE']],
  ['fr', ['FR']],
  ['it', ['IT']],
  ['pl', ['PL']],
  ['br', ['BR']],
  ['tr', ['TR']],
  ['id', ['ID']],
  ['vn', ['VN']],
  ['th', ['TH']],
  ['ja', ['JP']],
  ['ms', ['MY']],
  ['hi', ['IN']],
  ['la', ['MX', 'CO', 'AR', 'CL', 'PE']],
]);

export interface PortalRegionClues {
  /** `LICENSE` of app.info, e.g. `de_ent10000`. */
  readonly licence?: string;
  /** Host of the portal. */
  readonly domain: string;
  /** `LANGUAGE_ID` of app.info. */
  readonly language?: string;
}

/**
 * ISO countries to parse a portal's national numbers with: that of the first clue that has any, if it is a single
 * country; otherwise its countries and those of the other clues that name one (a Spanish-speaking portal on bitrix24.es
 * may be in any of them). No clue: `[]`.
 */
export function portalRegions({ licence = '', domain, language = '' }: PortalRegionClues): readonly string[] {
  const clues = [
    byLicence.get(firstGroup(/^([a-z]{2})_/i, licence)),
    byLicence.get(countryDomains.has(topLevelDomain(domain)) ? topLevelDomain(domain) : ''),
    byLanguage.get(language.toLowerCase()),
  ];
  const [first, ...others] = clues
    .filter((regions) => regions !== undefined)
    .filter((regions) => regions.length > 0);
  if (first === undefined || first.length === 1) return first ?? [];
  return [...new Set([...others.filter((regions) => regions.length === 1).flat(), ...first])];
}

function topLevelDomain(domain: string): string {
  return firstGroup(/\.([a-z]{2})(?::\d+)?$/i, domain);
}

function firstGroup(pattern: RegExp, text: string): string {
  return pattern.exec(text)?.[1]?.toLowerCase() ?? '';
}
