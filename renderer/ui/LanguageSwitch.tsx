import { useTranslator } from '../app/language.tsx';
import { GlobeIcon } from './icons.tsx';
import { languageOptions } from './language-options.ts';
import styles from './LanguageSwitch.module.css';

interface LanguageSwitchProps {
  /** Left out, or one that Keel does not speak: none, else that of the screen. */
  readonly chosen?: string | undefined;
  /** To choose none: whose language it is then, and what to do. Left out where one has to be chosen. */
  readonly none?: { readonly name: string; readonly onChoose: () => void };
  /** `patient`: as high as a big button. */
  readonly size: 'patient' | 'therapist';
  readonly onChoose: (language: string) => void;
}

/** Found by who can't read a word of the screen: a globe, and each language by its own name. */
export function LanguageSwitch({ chosen, none, size, onChoose }: LanguageSwitchProps) {
  const { language: spoken, say } = useTranslator();
  const languages = languageOptions();
  const known = languages.some(({ value }) => value === chosen);
  const choose = (value: string): void => (value === '' ? none?.onChoose() : onChoose(value));
  return (
    <label className={styles.switch} data-size={size}>
      <GlobeIcon />
      <select
        aria-label={say('language.label')}
        value={known ? chosen : none === undefined ? spoken : ''}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {none !== undefined && <option value="">{none.name}</option>}
        {languages.map(({ value, label }) => (
          <option key={value} value={value} lang={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
