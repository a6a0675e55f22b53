/** The documents of the clone, as far as citations need them. Paths are relative to its root. */
export interface Clone {
  has(path: string): boolean;
  /** Text of a markdown file that `has`. */
  text(path: string): string;
}

/** A place that cites something which is not there. */
export interface BrokenCitation {
  readonly path: string;
  readonly line: number;
  readonly citation: string;
}

const SPEC = 'docs/spec.md';
const ADDRESS = /https?:\/\/[^\s)>'"`]+/g;
/** A path to a markdown file, with an anchor where there is one. */
const PATH = /[\w@./-]*\w\.md\b(?:#[\w-]+)?/g;
/** Sections behind the path of the specification: `docs/spec.md 3.1, 6; 5, rule 8`. */
const SECTIONS = /docs\/spec\.md((?:[,;]? (?:rule \d+|[1-9]\d*(?:\.\d+)?)(?![\w.]*\w))+)/g;
const IN_PAGE = /\]\((#[\w-]+)\)/g;
const DECISION = /\bdecision (\d{1,2})\b/gi;
/** Citations of documents that are not in the clone. */
const FOREIGN =
  /\.\.\/shared(?=\/(?:spec|architecture|research|design|prototype|contract))|\/work\/\w+|\brest-contract\b|(?<![\w./-])[Ss]pec \d/g;

/** Every citation in a file that does not lead to a file, heading, section or rule of the clone. */
export function findBrokenCitations(path: string, text: string, clone: Clone): readonly BrokenCitation[] {
  return text.split('\n').flatMap((line, index) => {
    const plain = line.replace(ADDRESS, '');
    const broken = [
      ...all(plain, FOREIGN).map(([found]) => found),
      ...all(plain, PATH).flatMap(([found]) => (leads(path, found, clone) ? [] : [found])),
      ...all(plain, SECTIONS).flatMap(([, list = '']) => missingSections(list, clone)),
      ...all(plain, DECISION).flatMap(([found, number = '']) =>
        clone.has(`docs/decisions/${number.padStart(4, '0')}`) ? [] : [found],
      ),
      ...(path.endsWith('.md') ? all(plain, IN_PAGE) : []).flatMap(([, anchor = '']) =>
        anchorsOf(text).has(anchor.slice(1)) ? [] : [anchor],
      ),
    ];
    return broken.map((citation) => ({ path, line: index + 1, citation }));
  });
}

function all(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  return [...text.matchAll(pattern)];
}

/** From the root of the clone, else from the folder of the citing file. */
function leads(from: string, citation: string, clone: Clone): boolean {
  const [file = '', anchor] = citation.split('#');
  return [file, relativeTo(from, file)].some(
    (candidate) =>
      clone.has(candidate) && (anchor === undefined || anchorsOf(clone.text(candidate)).has(anchor)),
  );
}

function relativeTo(from: string, file: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of file.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function missingSections(list: string, clone: Clone): readonly string[] {
  const spec = clone.text(SPEC);
  return all(list, /rule \d+|\d+(?:\.\d+)?/g)
    .map(([part]) => part)
    .filter((part) => {
      if (/^\d+$/.test(part)) return !spec.includes(`\n## ${part}. `);
      const rule = /(?<=^rule )\d+$/.exec(part)?.[0];
      return rule === undefined ? !spec.includes(`\n### ${part} `) : !hasRule(spec, rule);
    })
    .map((part) => `${SPEC} ${part}`);
}

/** A rule is a row of the table in section 5. */
function hasRule(spec: string, rule: string): boolean {
  const section = spec.slice(spec.indexOf('\n## 5. '), spec.indexOf('\n## 6. '));
  return new RegExp(`\\n\\| ${rule} +\\|`).test(section);
}

/** Anchors as GitHub makes them of headings. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = all(text, /^#{1,6} (.+)$/gm).map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}
