import { Accordion, List } from '@mantine/core';
import type { PlainMessageId } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';

/** What the clinician looks for before the first session (DOMAIN 3D). Keel records the decision and never makes it. */
const SECTIONS: readonly { readonly title: PlainMessageId; readonly items: readonly PlainMessageId[] }[] = [
  {
    title: 'red-flags.flags',
    items: [
      'red-flags.flags.trauma',
      'red-flags.flags.cancer',
      'red-flags.flags.saddle',
      'red-flags.flags.nerves',
    ],
  },
  {
    title: 'red-flags.middle-back',
    items: ['red-flags.middle-back.chest', 'red-flags.middle-back.organs', 'red-flags.middle-back.spine'],
  },
  {
    title: 'red-flags.weigh-up',
    items: ['red-flags.weigh-up.falls', 'red-flags.weigh-up.surgery', 'red-flags.weigh-up.mass'],
  },
];

export function RedFlags() {
  const { say } = useTranslator();
  return (
    <Accordion variant="separated" multiple defaultValue={['red-flags.flags']}>
      {SECTIONS.map(({ title, items }) => (
        <Accordion.Item key={title} value={title}>
          <Accordion.Control>{say(title)}</Accordion.Control>
          <Accordion.Panel>
            <List spacing="xs">
              {items.map((item) => (
                <List.Item key={item}>{say(item)}</List.Item>
              ))}
            </List>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
