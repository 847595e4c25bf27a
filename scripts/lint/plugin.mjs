/** Rules of this house that no linter ships. */
import { noLiteralWords } from './no-literal-words.mjs';

/** @type {{ readonly meta: { readonly name: string }, readonly rules: Readonly<Record<string, unknown>> }} */
const plugin = { meta: { name: 'keel' }, rules: { 'no-literal-words': noLiteralWords } };

export default plugin;
