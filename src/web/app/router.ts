import { shallowRef, type ShallowRef } from 'vue';
import { viewNames, type ViewName } from './views/view-names.ts';

/** What the page shows, as its address says: `#/journal/d-1`, `#/journal?line=5`. */
export interface Route {
  readonly view: ViewName;
  /** Id of one entry of the view; empty for its list. */
  readonly id: string;
  /** Filters of the list. */
  readonly query: Readonly<Record<string, string>>;
}

export interface Router {
  readonly route: Readonly<ShallowRef<Route>>;
  /** Goes to an address; Back returns from it. */
  go(view: ViewName, to?: Partial<Pick<Route, 'id' | 'query'>>): void;
}

/** The route of `#/view/id?name=value`; the overview for anything else. */
function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name, id = ''] = path.split('/');
  const view = viewNames.find((each) => each === name);
  if (!view) return { view: 'overview', id: '', query: {} };
  return { view, id: decode(id), query: Object.fromEntries(new URLSearchParams(search)) };
}

export function addressOf({ view, id, query }: Route): string {
  const given = Object.entries(query).filter(([, value]) => value !== '');
  const search = given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
  return `#/${view}${id === '' ? '' : `/${encodeURIComponent(id)}`}${search}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** Follows the address of the page: every view and filter has one, so that Back works inside the frame. */
export function createRouter(): Router {
  const route = shallowRef(parseRoute(location.hash));
  window.addEventListener('hashchange', () => {
    route.value = parseRoute(location.hash);
  });
  return {
    route,
    go(view, { id = '', query = {} } = {}) {
      const next: Route = { view, id, query };
      const address = addressOf(next);
      if (address === addressOf(route.value)) return;
      route.value = next;
      location.hash = address;
    },
  };
}
