/** Made from locales/en.json by `npm run messages`: the values that each message takes. */
import type { Message } from './message.ts';

type NoValues = Readonly<Record<never, never>>;

export interface MessageValues {
  'error.internal': { readonly detail: string | Message };
  'language.name': NoValues;
}
