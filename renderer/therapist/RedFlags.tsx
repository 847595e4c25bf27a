import { Accordion, List } from '@mantine/core';

/** What the clinician looks for before the first session (DOMAIN 3D). Keel records the decision and never makes it. */
const SECTIONS: readonly { readonly title: string; readonly items: readonly string[] }[] = [
  {
    title: 'Red flags',
    items: [
      'Major trauma; prolonged use of steroids; risk of fracture by age or osteoporosis',
      'History of cancer; unexplained loss of weight; infection or fever',
      'Bladder or bowel trouble, numbness in the saddle area',
      'Neurological deficit that grows; pain at night or at rest',
    ],
  },
  {
    title: 'Pain in the middle back: also',
    items: [
      'Chest pain or breathlessness, on exertion or at rest; tearing pain',
      'A pattern of the abdomen, gallbladder, pancreas or kidney',
      'Deformity of the spine; unsteady gait or other signs of the cord; morning stiffness over 30 minutes',
    ],
  },
  {
    title: 'Weigh up',
    items: [
      'Vestibular disorder; seizures; falls; impaired sight; uncontrolled blood pressure',
      'Surgery in the last 6 to 12 weeks; pregnancy; severe osteoporosis; neurological disease (clinic only)',
      'Body mass beyond what the board bears (about 150 kg)',
    ],
  },
];

export function RedFlags() {
  return (
    <Accordion variant="separated" multiple defaultValue={['Red flags']}>
      {SECTIONS.map(({ title, items }) => (
        <Accordion.Item key={title} value={title}>
          <Accordion.Control>{title}</Accordion.Control>
          <Accordion.Panel>
            <List spacing="xs">
              {items.map((item) => (
                <List.Item key={item}>{item}</List.Item>
              ))}
            </List>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
