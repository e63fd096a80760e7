import { isTooLong } from './textLength';

const forbidden = /[ .$]/;

/**
 * Whether Braze takes a name inside an object attribute; one that it does not take drops all that
 * comes with it (braze.com/docs, nested custom attribute support, "Limitations").
 */
export const isNestedName = (name: string): boolean => !forbidden.test(name) && !isTooLong(name);
