/** The lint rule that keeps words for people out of the code. */
import { RuleTester } from 'oxlint/plugins-dev';
import { describe, it } from 'vitest';
import { noLiteralWords } from '../../scripts/lint/no-literal-words.mjs';

RuleTester.describe = describe;
RuleTester.it = it;

const tester = new RuleTester({ languageOptions: { parserOptions: { lang: 'tsx' } } });
const errors = 1;

tester.run('no-literal-words', noLiteralWords, {
  valid: [
    `say('start.title')`,
    `import x from './a file.ts'`,
    `throw new Error('No such thing here')`,
    `const problem = new TypeError('No such thing here')`,
    `if (event.key === 'Escape') stop()`,
    `switch (key) { case 'Enter': break; }`,
    `<p className="one two">{words}</p>`,
    `<p>{n} %</p>`,
    `<svg viewBox="0 0 Wide High" />`,
    `const box = { transform: 'rotate about here' }`,
    `const width = 'calc(100% - var(--edge))'`,
    `const citations = { citations: ['Hodges PW 1996, some journal'] }`,
    '`steering.${steering}`',
    '`translate(${x}px, ${y}px)`',
    `throw new KeelError('not-found', message('error.patient-not-found'))`,
    `type Side = 'Left side' | 'Right side'`,
  ],
  invalid: [
    { code: `<p>Words</p>`, errors },
    { code: `<p>of</p>`, errors },
    { code: `<button aria-label="More names" />`, errors },
    { code: `<Card title="Sound" />`, errors },
    { code: `const text = 'Keep the boat in the ring'`, errors },
    { code: `const text = 'Devices'`, errors },
    { code: '`Level ${level} of ${levels}`', errors },
    { code: '`${n} sets`', errors },
    { code: `const text = ready ? 'Hold' : label`, errors },
    { code: `const error = new KeelError('internal', 'Something went wrong.')`, errors },
  ],
});
