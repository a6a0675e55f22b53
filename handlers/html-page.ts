import type { Language } from '../config/manifest.ts';

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

/** Addresses are relative: the app may live below a path of its public address. */
export function htmlPage({ language, title, body, meta = {}, scripts = [] }: HtmlPage): string {
  const metas = Object.entries(meta).map(
    ([name, value]) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(value)}">`,
  );
  const sources = scripts.map((file) => `<script src="assets/${file}" defer></script>`);
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...metas,
    `<title>${escapeHtml(title)}</title><link rel="stylesheet" href="assets/page.css">`,
    ...sources,
    `</head><body><main>${body}</main></body></html>`,
  ].join('\n');
}
