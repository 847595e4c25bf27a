/** `npm run messages`: puts the catalogues in order and makes the types of what messages take. */
import { sortCatalogues, writeMessageTypes } from './messages/catalogue.ts';

sortCatalogues();
writeMessageTypes();
