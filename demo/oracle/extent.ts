/** The mapping of a template as it ships, or with all that the demo adds to it. */
export type Extent = 'shipped' | 'everything';
