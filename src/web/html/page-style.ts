/** Style sheet of the server-rendered pages: light, as the portal's pages around them are. */
export const pageStyle = `:root { color-scheme: light; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 56rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; font-weight: 600; margin: 0 0 .5rem; }
table { width: 100%; border-collapse: collapse; margin-top: 1rem; }
th, td { text-align: start; padding: .6rem .5rem; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
th { font-weight: 600; }
select, button { font: inherit; padding: .3rem .5rem; }
select:focus-visible, button:focus-visible { outline: 2px solid #2067b0; outline-offset: 2px; }
.notice { max-width: 34rem; margin: 8vh auto 0; padding: 1.5rem; border-radius: 12px; border: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
.notice p { margin: 0 0 .5rem; }
.notice .advice { opacity: .8; }
[role='status'] { min-height: 1.5em; }
code { overflow-wrap: anywhere; }
`;
