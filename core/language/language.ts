/** The language of a person or a machine, as a BCP 47 tag: "de", "pt-BR". Which there are is known to `locales/`. */
import { z } from 'zod';

export const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
