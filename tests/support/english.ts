/** What the app says in English: tests find things by the id of a message, never by its words. */
import { ENGLISH } from '#locales/load/english.ts';

/** As in `say('start.title')`. */
export const { say, sayMessage } = ENGLISH;
