/** A phrase that begins a line. @param language BCP 47 */
export function capitalised(text: string, language?: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
