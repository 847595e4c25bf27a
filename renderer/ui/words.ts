/** A phrase that begins a line. @param language BCP 47 */
export function capitalised(text: string, language?: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** TRANSITION: "one, two and three"; `Translator.list` takes its place. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** TRANSITION: "1 session", "2 sessions"; ICU plurals take its place. */
export function counted(count: number, word: string, plural = `${word}s`): string {
  return `${count} ${count === 1 ? word : plural}`;
}
