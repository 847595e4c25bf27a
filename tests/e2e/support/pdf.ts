import { execFileSync } from 'node:child_process';

/** The words of a PDF, line by line as on its page, with a single space wherever there is a gap or a new line. */
export function pdfText(file: string): string {
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return text.replaceAll(/\s+/g, ' ');
}
