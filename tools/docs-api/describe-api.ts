import { z } from 'zod';
import { api } from '../../src/web/contract/api.ts';
import type { ApiCall } from '../../src/web/contract/call.ts';
import { typeText } from './type-text.ts';

const rights = {
  read: 'everybody who may open the app, of what the CRM shows them',
  line: 'administrators, and employees who may edit the open line concerned',
  admin: 'administrators of the portal',
} as const;

const head = `# The API of the pages

Made from \`src/web/contract/\` by \`npm run docs:api\`; a test compares the two.

Every call takes \`Authorization: Bearer TOKEN\` with the token of \`<meta name="session">\` in the page that the portal
opened (valid for one hour). Request bodies are JSON; unknown fields are rejected. Rights are checked at the portal with the
caller's own token: before every change, and at most one minute ago for reading. A session sees its own portal only; data of
another portal, or of items that the CRM description not show the caller, is 404. Times are Unix milliseconds.

Errors are \`{"error":{"code","message","advice"}}\`: 400 \`INVALID_REQUEST\`, \`INVALID_SETTINGS\`, \`INVALID_BODY\`;
401 \`SESSION_INVALID\`; 403 \`LINE_FORBIDDEN\`, \`ADMIN_ONLY\`, \`PORTAL_FORBIDDEN\`; 404 \`..._UNKNOWN\`; 409 when the present
state description not allow the action; 413 \`BODY_TOO_LARGE\`; 502 and 503 when the portal does not answer correctly.

Lists are \`{items, next}\`: pass \`next\` back as \`cursor\` for the next page; \`null\` is the end. A page may be shorter than
\`limit\` and still have a next one.
`;

/** The text of docs/api.md, generated from the contract. */
export function describeApi(): string {
  const calls = Object.entries(api).map(([name, call]) => describeCall(name, call));
  return [head, ...calls].join('\n');
}

function describeCall(name: string, call: ApiCall): string {
  const parts = [
    ['Path', call.params, 'input'],
    ['Query', call.query, 'input'],
    ['Body', call.body, 'input'],
    ['Answer', call.response, 'output'],
  ] as const;
  const sections = parts.flatMap(([title, schema, io]) => {
    const text = typeText(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
    return text === '{}' ? [] : [`${title}\n\n\`\`\`ts\n${text}\n\`\`\`\n`];
  });
  return [
    `## ${name}: \`${call.method} ${call.path}\`\n`,
    `${call.description}\n`,
    `May: ${rights[call.right]}.\n`,
    ...sections,
  ].join('\n');
}
