/** English without a choice: what the command line, logs and tests speak. */
import { createTranslator } from '#core/language/translator.ts';
import english from '../en.json' with { type: 'json' };

export const ENGLISH = createTranslator('en', english);
