import './style.css';
import { createApp, type App as VueApp } from 'vue';
import { z } from 'zod';
import { languages } from '../../domain/languages.ts';
import { createClient } from './api/client.ts';
import App from './app.vue';
import StartError from './start-error.vue';
import { readMeta } from './dom/read-meta.ts';
import { refreshAuth } from './frame/portal-frame.ts';
import { readOpenedPlace } from './opened-place.ts';
import { openPage, pageKey } from './page.ts';
import { loadLocale } from './locales/load-locale.ts';
import { createTheme } from './theme.ts';

// Otherwise zod tests whether it may evaluate code, which the page's content security policy reports as a violation.
z.config({ jitless: true });

async function start(): Promise<void> {
  const theme = createTheme(readOpenedPlace().inPortalPage);
  const lang = document.documentElement.lang;
  const language = languages.find((supported) => supported === lang) ?? 'en';
  const t = await loadLocale(language);
  try {
    const page = await openPage(createClient(readMeta('session'), refreshAuth), { language, t, theme });
    mount(createApp(App).provide(pageKey, page));
  } catch (error) {
    mount(createApp(StartError, { error, t }));
  }
}

/** In place of the server's placeholder, which is a status: the whole app would be read out with every change. */
function mount(app: VueApp): void {
  document.querySelector('#app')?.removeAttribute('role');
  app.mount('#app');
}

void start();
