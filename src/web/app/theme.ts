import { shallowRef, type ShallowRef } from 'vue';

export interface Theme {
  readonly dark: Readonly<ShallowRef<boolean>>;
  /** The other theme, from now on in this browser. */
  toggle(): void;
}

const STORAGE_KEY = 'theme';

/**
 * The app's own pages have the theme that the user chose in this browser; without a choice that of the device, as it
 * changes. What stands inside one of the portal's pages (`inPortalPage`) is light as they are: the frame protocol tells no
 * theme, and `prefers-color-scheme` is that of the device wherever the portal declares none.
 */
export function createTheme(inPortalPage: boolean): Theme {
  const device = window.matchMedia('(prefers-color-scheme: dark)');
  const dark = shallowRef(false);
  const apply = (isDark: boolean): void => {
    dark.value = isDark;
    document.documentElement.classList.toggle('dark', isDark);
    document.documentElement.classList.toggle('light', !isDark);
  };
  const applyStored = (): void => {
    const stored = readStored();
    apply(stored === undefined ? device.matches : stored === 'dark');
  };
  if (inPortalPage) apply(false);
  else {
    device.addEventListener('change', applyStored);
    applyStored();
  }
  return {
    dark,
    toggle() {
      apply(!dark.value);
      store(dark.value ? 'dark' : 'light');
    },
  };
}

/** Browsers may refuse storage to a page in the frame of another site: the choice then ends with the page. */
function readStored(): string | undefined {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function store(theme: 'dark' | 'light'): void {
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // See readStored.
  }
}
