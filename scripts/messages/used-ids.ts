/** Which messages the code can say: read off its string and template literals. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const SOURCES = ['core', 'games', 'electron', 'renderer', 'cli', 'locales/load'];
/** It names every id. */
const TYPES = 'message-values.ts';

const LITERAL = /['"]([a-z0-9.-]+)['"]|`([^`\n]*)`/g;

/** Finds ids by literals, and by templates such as `steering.${steering}`, whose gaps stand for one part of an id. */
export function unusedIds(ids: readonly string[], sources: readonly string[] = readSources()): string[] {
  const exact = new Set<string>();
  const patterns = new Map<string, RegExp>();
  for (const source of sources) {
    for (const [, literal, template] of source.matchAll(LITERAL)) {
      if (literal !== undefined) exact.add(literal);
      else if (template?.includes('${') === true && template.includes('.')) {
        patterns.set(template, patternOf(template));
      }
    }
  }
  const all = [...patterns.values()];
  return ids.filter((id) => !exact.has(id) && !all.some((pattern) => pattern.test(id)));
}

/** A gap stands for one or more parts: `metric.${exercise}.${key}` fits "metric.squall.gusts-caught". */
function patternOf(template: string): RegExp {
  const parts = template
    .split(/\$\{[^}]*\}/)
    .map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[a-zA-Z0-9-]+')}$`);
}

function readSources(): string[] {
  return SOURCES.flatMap((folder) => {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    return files
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(TYPES))
      .map((file) => readFileSync(join(root, folder, file), 'utf8'));
  });
}
