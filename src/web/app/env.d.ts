/** For the linter, which cannot read single-file components; the compiler of the pages (vue-tsc) can. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  export default component;
}

declare module '*.css';
