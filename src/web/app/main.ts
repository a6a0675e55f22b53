import './style.css';
import { createApp } from 'vue';
import { z } from 'zod';
import { languages } from '../../domain/languages.ts';
import { createClient } from './api/client.ts';
import App from './app.vue';
import Broken from './broken.vue';
import { meta } from './meta.ts';
import { openPage, pageKey } from './page.ts';
import { loadWords } from './locales/load-locale.ts';

// Without it zod looks whether it may make code from text, which the page's policy forbids and reports.
z.config({ jitless: true });

async function start(): Promise<void> {
  const lang = document.documentElement.lang;
  const language = languages.find((known) => known === lang) ?? 'en';
  const words = await loadWords(language);
  try {
    const page = await openPage(createClient(meta('session')), language, words);
    createApp(App).provide(pageKey, page).mount('#app');
  } catch (error) {
    createApp(Broken, { error, words }).mount('#app');
  }
}

void start();
