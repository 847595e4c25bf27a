/** The catalogues on disk, and the types that are made from the English one. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { valueTypes } from './message-types.ts';

const root = resolve(import.meta.dirname, '../..');
const LOCALES = join(root, 'locales');
const TYPES = join(root, 'core/language/message-values.ts');

const catalogueSchema = z.record(z.string(), z.string());
export type Catalogue = Readonly<z.infer<typeof catalogueSchema>>;

/** Catalogues by language, as in "de". */
export function readCatalogues(): ReadonlyMap<string, Catalogue> {
  const files = readdirSync(LOCALES).filter((name) => name.endsWith('.json'));
  return new Map(files.map((name) => [name.slice(0, -'.json'.length), readCatalogue(name)]));
}

function readCatalogue(name: string): Catalogue {
  return catalogueSchema.parse(JSON.parse(readFileSync(join(LOCALES, name), 'utf8')));
}

/** Ids in order, one a line: two people who add messages rarely touch the same line. */
export function sortCatalogues(): void {
  for (const [language, catalogue] of readCatalogues()) {
    writeFileSync(join(LOCALES, `${language}.json`), catalogueText(catalogue));
  }
}

export function catalogueText(catalogue: Catalogue): string {
  const entries = Object.entries(catalogue).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`;
}

/** The source of `core/language/message-values.ts`. */
export function messageTypesText(english: Catalogue): string {
  const lines = Object.keys(english)
    .toSorted()
    .map((id) => {
      const types = [...valueTypes(id, english[id] ?? '')];
      const fields = types.map(([name, type]) => `readonly ${name}: ${type}`).join('; ');
      return `  '${id}': ${fields === '' ? 'NoValues' : `{ ${fields} }`};`;
    });
  return `${HEAD}${lines.join('\n')}\n}\n`;
}

const HEAD = `/** Made from locales/en.json by \`npm run messages\`: the values that each message takes. */
import type { Message } from './message.ts';

type NoValues = Readonly<Record<never, never>>;

export interface MessageValues {
`;

export function writeMessageTypes(): void {
  writeFileSync(TYPES, messageTypesText(readCatalogue('en.json')));
}

export function readMessageTypes(): string {
  return readFileSync(TYPES, 'utf8');
}
