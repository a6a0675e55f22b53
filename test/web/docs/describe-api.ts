import { z } from 'zod';
import { reasonCodes } from '../../../src/domain/reason.ts';
import { api } from '../../../src/web/contract/api.ts';
import type { ApiCall } from '../../../src/web/contract/call.ts';
import { typeText } from './type-text.ts';

const rights = {
  read: 'everybody who may open the app, of what the CRM shows them',
  line: 'administrators, and employees who may edit the line it is about',
  admin: 'administrators of the portal',
} as const;

const head = `# The API of the pages

Made from \`src/web/contract/\` by \`node --import tsx test/web/docs/write-api-doc.ts\`; a test compares the two.

Every call takes \`Authorization: Bearer TOKEN\` with the token of \`<meta name="session">\` in the page that the portal
opened (one hour). A body is JSON. Nothing but what is listed may be sent. Rights are asked of the portal with the opener's
own token: for a change at that moment, for showing within the last minute. A session sees its own portal only; what is of
another portal, or of items that the CRM does not show the opener, is 404. Moments are Unix milliseconds.

What goes wrong is \`{"error":{"code","message","advice"}}\`: 400 \`INVALID_REQUEST\`, \`INVALID_SETTINGS\`, \`INVALID_BODY\`;
401 \`SESSION_INVALID\`; 403 \`LINE_FORBIDDEN\`, \`ADMIN_ONLY\`, \`PORTAL_FORBIDDEN\`; 404 \`..._UNKNOWN\`; 409 where things are
not so that it can be done; 413 \`BODY_TOO_LARGE\`; 502 and 503 where the portal does not answer.

Long lists answer \`{items, next}\`: give \`next\` back as \`cursor\` for the next page; \`null\` is the end. A page may be
shorter than \`limit\` and still have a next one.

\`ReasonCode\` is one of ${reasonCodes.map((code) => `\`${code}\``).join(', ')}.
`;

/** docs/api.md, from the contract. */
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
  const told = parts.flatMap(([title, schema, io]) => {
    const text = typeText(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
    return text === '{}' ? [] : [`${title}\n\n\`\`\`ts\n${text}\n\`\`\`\n`];
  });
  return [
    `## ${name}: \`${call.method} ${call.path}\`\n`,
    `${call.does}\n`,
    `May: ${rights[call.right]}.\n`,
    ...told,
  ].join('\n');
}
