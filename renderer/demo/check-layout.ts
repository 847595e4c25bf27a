/** Looks at one screen of the demonstration in each size of window and text that a clinic has. */
import { valueOf } from '#core/errors.ts';
import { PRODUCTS } from '#core/contract/device-name.ts';
import { languageNames } from '#locales/load/catalogues.ts';
import { PSEUDO_LANGUAGE } from '#locales/load/pseudo.ts';
import { call } from '#renderer/bridge/client.ts';
import { currentTranslator } from '../app/language.tsx';
import { changeSettings, settingsStore } from '../app/settings-store.ts';
import { DEMO_PEOPLE } from './demo-people.ts';
import { auditLayout } from './layout-audit.ts';
import { pause } from './ui-driver.ts';

const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const TEXT_SCALES = [1, 2] as const;
const SETTLES_MS = 400;

/** What stands on screens without being a message: names of people, makers and languages, serial numbers. */
// oxlint-disable keel/no-literal-words -- None of these is a word.
const NAMES = [
  'Keel',
  'virtual-patient',
  'virtual-thorax',
  'virtual-pelvis',
  PSEUDO_LANGUAGE,
  ...Object.values(DEMO_PEOPLE),
  ...Object.values(PRODUCTS),
  ...languageNames().map(({ name }) => name),
];
// oxlint-enable keel/no-literal-words

/** @param screen As its picture is called. */
export async function checkLayout(screen: string): Promise<void> {
  const { innerWidth: width, innerHeight: height } = window;
  const { textScale } = settingsStore.get();
  for (const size of WINDOWS) {
    valueOf(await call('demo:resize', size));
    for (const scale of TEXT_SCALES) {
      await changeSettings({ textScale: scale });
      await pause(SETTLES_MS);
      const problems = auditLayout(document, {
        bracketed: currentTranslator().language === PSEUDO_LANGUAGE,
        names: NAMES,
      });
      const shownAs = `${size.width}x${size.height}-${100 * scale}`;
      valueOf(await call('demo:layout', { screen, size: shownAs, problems }));
    }
  }
  await changeSettings({ textScale });
  valueOf(await call('demo:resize', { width, height }));
}
