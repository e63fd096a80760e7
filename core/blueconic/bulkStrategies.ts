/**
 * The strategy that adds a number to the one that is there. BlueConic's page calls it SUM in its
 * table, INCREMENT in its schema and its example (rest.apidoc.blueconic.com, PUT /profiles). A
 * request that holds one may not be sent twice.
 */
export const incrementStrategy = 'INCREMENT';

/** How a bulk write's values meet what a property holds (rest.apidoc.blueconic.com, PUT /profiles). */
export type BulkStrategy = 'SET' | 'ADD' | 'SET_IF_EMPTY' | typeof incrementStrategy;
