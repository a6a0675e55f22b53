/** Content of a meta tag that the server wrote into the page; empty when there is none. */
export function readMeta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}
