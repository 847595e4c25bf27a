/** Who is in the demonstration. Names are the same in every language. */
// oxlint-disable-next-line keel/no-literal-words -- Names of people.
export const DEMO_PEOPLE = { patient: 'Robin Harbour', therapist: 'Alex Morgan' } as const;
