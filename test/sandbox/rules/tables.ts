import type { RuleTable } from './rule';

/** Every table of rules, in the order of docs/sandbox.md. */
export const RULE_TABLES: readonly RuleTable[] = [];
