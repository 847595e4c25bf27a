/** The files of a new exercise, from the templates beside this one; pure but for reading those. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEMPLATES = join(import.meta.dirname, 'template');
const AXES = ['HOLD', 'TRACK', 'REACT', 'DISSOCIATE', 'SENSE', 'SYMMETRY'];

export interface NewGame {
  readonly id: string;
  /** As in "Tide Pool", "TidePool" and "TIDE_POOL". */
  readonly title: string;
  readonly pascal: string;
  readonly constant: string;
  /** Text by path from the root of the project. */
  readonly files: ReadonlyMap<string, string>;
  /** The registry with its line, the last one offered. */
  readonly registered: (registry: string) => string;
}

/** @throws RangeError, in words, for a name or an axis that cannot be. */
export function newGame(name: string | undefined, axis = 'REACT'): NewGame {
  if (name === undefined || !/^[a-z]+(?:-[a-z]+)*$/.test(name) || name.length > 30) {
    throw new RangeError('Usage: npm run new-game NAME [AXIS], with a name as in tide-pool.');
  }
  if (!AXES.includes(axis)) throw new RangeError(`The axis is one of ${AXES.join(', ')}, not "${axis}".`);
  const words = name.split('-').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  const names = {
    id: name,
    title: words.join(' '),
    pascal: words.join(''),
    constant: words.join('_').toUpperCase(),
  };
  const fill = (template: string): string =>
    readFileSync(join(TEMPLATES, `${template}.txt`), 'utf8')
      .replaceAll('{{id}}', names.id)
      .replaceAll('{{Title}}', names.title)
      .replaceAll('{{Pascal}}', names.pascal)
      .replaceAll('{{CONSTANT}}', names.constant)
      .replaceAll('{{axis}}', axis);
  const sources = ['info.ts', 'curve.ts', 'model.ts', 'scene.ts', 'index.ts'];
  return {
    ...names,
    files: new Map([
      ...sources.map((source) => [`games/${name}/${source}`, fill(source)] as const),
      [`tests/games/${name}/model.test.ts`, fill('model.test.ts')],
    ]),
    registered: (text) =>
      text
        .replace(
          /(?<=\n)\nexport const/,
          `import { ${names.constant} } from './${name}/index.ts';\n\nexport const`,
        )
        .replace(/\n\};/, `\n  ${keyOf(name)}: ${names.constant},\n};`),
  };
}

export function withScene(text: string, id: string, pascal: string): string {
  const line = `  ${keyOf(id)}: ${pascal}Scene,`;
  return withLines(text, `import { ${pascal}Scene } from './${id}/scene.ts';`, line);
}

/** Within the imports of the file and the entries of its map, in their order. */
function withLines(text: string, imported: string, entry: string): string {
  const lines = text.split('\n');
  return inserted(inserted(lines, imported, /^import .*'\.\//), entry, /^ {2}['a-z].*,$/).join('\n');
}

function inserted(lines: readonly string[], line: string, like: RegExp): string[] {
  const peers = lines.flatMap((text, index) => (like.test(text) ? [index] : []));
  const before = peers.find((index) => orderOf(lines[index] ?? '') > orderOf(line));
  const at = before ?? (peers.at(-1) ?? -1) + 1;
  return [...lines.slice(0, at), line, ...lines.slice(at)];
}

/** What a line is sorted by: the path of an import, the key of an entry. */
function orderOf(line: string): string {
  return (/'\.\/([^']+)'/.exec(line)?.[1] ?? line).replaceAll(/[\s']/g, '');
}

function keyOf(id: string): string {
  return id.includes('-') ? `'${id}'` : id;
}

type Language = 'en' | 'de' | 'es' | 'fr';

/** What the skeleton says, by language; the name is for whoever translates. */
const MESSAGES: Readonly<Record<Language, (title: string) => Readonly<Record<string, string>>>> = {
  en: (title) => ({
    'exercise.ID.name': title,
    'exercise.ID.instruction': 'Go to the light and stay there.',
    'exercise.ID.success': 'reached',
    'exercise.ID.failure': 'missed',
    'exercise.ID.successes': '{count, plural, one {# reached} other {# reached}}',
    'exercise.ID.failures': '{count, plural, one {# missed} other {# missed}}',
    'metric.ID.reach-s.label': 'Time to the light',
    'metric.ID.reach-s.description': 'From the light to the moment from which it was held.',
    'metric.ID.success-percent.label': 'Lights reached',
    'metric.ID.success-percent.description': 'Of all lights that count.',
    'parameter.ID.distance-percent.label': 'Distance',
    'parameter.ID.distance-percent.description': 'How far the lights are.',
    'parameter.ID.limit-s.label': 'Time to reach it',
    'parameter.ID.limit-s.description': 'How soon a light has to be reached.',
  }),
  de: (title) => ({
    'exercise.ID.name': title,
    'exercise.ID.instruction': 'Gehen Sie zum Licht und bleiben Sie dort.',
    'exercise.ID.success': 'erreicht',
    'exercise.ID.failure': 'verfehlt',
    'exercise.ID.successes': '{count, plural, one {# erreicht} other {# erreicht}}',
    'exercise.ID.failures': '{count, plural, one {# verfehlt} other {# verfehlt}}',
    'metric.ID.reach-s.label': 'Zeit bis zum Licht',
    'metric.ID.reach-s.description': 'Vom Licht bis zu dem Augenblick, von dem an es gehalten wurde.',
    'metric.ID.success-percent.label': 'Erreichte Lichter',
    'metric.ID.success-percent.description': 'Von allen Lichtern, die zählen.',
    'parameter.ID.distance-percent.label': 'Abstand',
    'parameter.ID.distance-percent.description': 'Wie weit die Lichter entfernt sind.',
    'parameter.ID.limit-s.label': 'Zeit zum Erreichen',
    'parameter.ID.limit-s.description': 'Wie bald ein Licht erreicht sein muss.',
  }),
  es: (title) => ({
    'exercise.ID.name': title,
    'exercise.ID.instruction': 'Vaya a la luz y quédese ahí.',
    'exercise.ID.success': 'alcanzada',
    'exercise.ID.failure': 'no alcanzada',
    'exercise.ID.successes': '{count, plural, one {# alcanzada} other {# alcanzadas}}',
    'exercise.ID.failures': '{count, plural, one {# no alcanzada} other {# no alcanzadas}}',
    'metric.ID.reach-s.label': 'Tiempo hasta la luz',
    'metric.ID.reach-s.description': 'Desde la luz hasta el momento a partir del cual se mantuvo.',
    'metric.ID.success-percent.label': 'Luces alcanzadas',
    'metric.ID.success-percent.description': 'De todas las luces que cuentan.',
    'parameter.ID.distance-percent.label': 'Distancia',
    'parameter.ID.distance-percent.description': 'A qué distancia están las luces.',
    'parameter.ID.limit-s.label': 'Tiempo para alcanzarla',
    'parameter.ID.limit-s.description': 'En cuánto tiempo hay que alcanzar una luz.',
  }),
  fr: (title) => ({
    'exercise.ID.name': title,
    'exercise.ID.instruction': 'Allez vers la lumière et restez-y.',
    'exercise.ID.success': 'atteinte',
    'exercise.ID.failure': 'manquée',
    'exercise.ID.successes': '{count, plural, one {# atteinte} other {# atteintes}}',
    'exercise.ID.failures': '{count, plural, one {# manquée} other {# manquées}}',
    'metric.ID.reach-s.label': 'Temps jusqu’à la lumière',
    'metric.ID.reach-s.description': 'De la lumière au moment à partir duquel elle est tenue.',
    'metric.ID.success-percent.label': 'Lumières atteintes',
    'metric.ID.success-percent.description': 'De toutes les lumières qui comptent.',
    'parameter.ID.distance-percent.label': 'Distance',
    'parameter.ID.distance-percent.description': 'À quelle distance sont les lumières.',
    'parameter.ID.limit-s.label': 'Temps pour l’atteindre',
    'parameter.ID.limit-s.description': 'En combien de temps une lumière doit être atteinte.',
  }),
};

/** A catalogue with the messages of the new exercise. */
export function withMessages(
  catalogue: string,
  { id, title }: Pick<NewGame, 'id' | 'title'>,
  language: Language,
): string {
  const added = Object.entries(MESSAGES[language](title)).map(([key, text]) => [key.replace('ID', id), text]);
  const all: unknown = { ...(JSON.parse(catalogue) as Record<string, string>), ...Object.fromEntries(added) };
  return JSON.stringify(all, undefined, 2);
}
