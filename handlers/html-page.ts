import type { Language } from '../src/domain/languages.ts';

export interface HtmlPage {
  readonly language: Language;
  /** Plain text. */
  readonly title: string;
  /** HTML. */
  readonly body: string;
  /** `<meta>` names with their plain values. */
  readonly meta?: Readonly<Record<string, string>>;
  /** Files under assets/. */
  readonly scripts?: readonly string[];
  readonly modules?: readonly string[];
  readonly styles?: readonly string[];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** A complete HTML page. Addresses are relative, as PUBLIC_URL may have a path. */
export function htmlPage(page: HtmlPage): string {
  const { language, title, body, meta = {}, scripts = [], modules = [], styles = ['page.css'] } = page;
  return [
    `<!doctype html><html lang="${language}" data-platform="web" class="light"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...Object.entries(meta).map(
      ([name, value]) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(value)}">`,
    ),
    `<title>${escapeHtml(title)}</title>`,
    ...styles.map((file) => `<link rel="stylesheet" href="assets/${file}">`),
    ...scripts.map((file) => `<script src="assets/${file}" defer></script>`),
    ...modules.map((file) => `<script type="module" src="assets/${file}"></script>`),
    modules.length > 0
      ? `</head><body>${body}</body></html>`
      : `</head><body><main>${body}</main></body></html>`,
  ].join('\n');
}
