import { type ReactNode, useLayoutEffect } from 'react';
import { chosenLanguage } from '#locales/load/catalogues.ts';
import { InLanguage } from '../app/language.tsx';

interface ReportPageProps {
  /** What was chosen, BCP 47. */
  readonly language: string | undefined;
  readonly children: ReactNode;
}

/** The printed page in the chosen language; the document says which, since a tagged PDF is read aloud by it. */
export function ReportPage({ language, children }: ReportPageProps) {
  const spoken = chosenLanguage([language]);
  useLayoutEffect(() => {
    document.documentElement.lang = spoken;
  }, [spoken]);
  return <InLanguage language={spoken}>{children}</InLanguage>;
}
